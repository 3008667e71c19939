import { isRole, type Role } from "./roles.ts";

/** Which roles hold a permission; what `everybody` holds, every person with an account in force does. */
export type Grants = ReadonlyMap<string, readonly (Role | "everybody")[]>;

/**
 * Reads who holds what, as modules declare it.
 *
 * @throws {Error} for a role that is none, so that a slip in a name does not start the server
 */
export function grantsOf(permissions: readonly { name: string; roles: readonly string[] }[]): Grants {
  return new Map(
    permissions.map(({ name, roles }) => [
      name,
      roles.map((role) => {
        if (role !== "everybody" && !isRole(role))
          throw new Error(`The permission "${name}" names the role "${role}".`);
        return role;
      }),
    ]),
  );
}
