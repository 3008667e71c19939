import { isGuarded, isRole, type Role } from "./roles.ts";

/** Which roles hold a permission; what `everybody` holds, every person with an account in force does. */
export type Grants = ReadonlyMap<string, readonly (Role | "everybody")[]>;

/**
 * Reads who holds what, as modules declare it.
 *
 * @throws {Error} for a role that is none, so that a slip in a name does not start the server; for a protected permission of a role that is not guarded
 */
export function grantsOf(
  permissions: readonly { name: string; roles: readonly string[]; protected?: true }[],
): Grants {
  return new Map(
    permissions.map(({ name, roles, protected: closed }) => [
      name,
      roles.map((role) => {
        if (role !== "everybody" && !isRole(role))
          throw new Error(`The permission "${name}" names the role "${role}".`);
        if (closed && (role === "everybody" || !isGuarded(role)))
          throw new Error(`The permission "${name}" is protected, and the role "${role}" is not guarded.`);
        return role;
      }),
    ]),
  );
}
