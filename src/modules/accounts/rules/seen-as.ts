import type { Grants } from "./grants.ts";
import type { Role } from "./roles.ts";

/**
 * What somebody may do while they look at the pages as a role would see them: no more than the role may, no more than they may
 * themselves, and nothing of what is protected.
 *
 * @param own what they may do as themselves
 * @param closed the names of the protected permissions
 */
export function seenAs(
  own: ReadonlySet<string>,
  role: Role,
  grants: Grants,
  closed: ReadonlySet<string>,
): Set<string> {
  return new Set(
    [...own].filter((permission) => {
      const holders = grants.get(permission) ?? [];
      return !closed.has(permission) && (holders.includes(role) || holders.includes("everybody"));
    }),
  );
}
