import { isGuarded } from "./roles.ts";
import type { Membership, Standing } from "./standing.ts";

/**
 * Whether somebody's access must not pass to another by one administrator alone: who holds a guarded role, or ever held one. A role
 * that is taken away for an hour must not open the door.
 */
export function isGuardedPerson({ memberships }: Pick<Standing, "memberships">): boolean {
  return memberships.some(({ role }) => isGuarded(role));
}

const daysBefore = 7;
const day = 86_400_000;

/**
 * Whether an administrator may agree to what another one asked for: somebody else, who was administrator already a week before it
 * was asked. Otherwise whoever asks would make the second one up.
 *
 * @param agreeing the one who would agree, with their memberships
 */
export function mayAgree(
  agreeing: { id: string; memberships: readonly Membership[] },
  asked: { askedBy: string; askedAt: Date },
): boolean {
  if (agreeing.id === asked.askedBy) return false;
  const latest = new Date(asked.askedAt.getTime() - daysBefore * day).toISOString().slice(0, 10);
  return agreeing.memberships.some(
    ({ role, state, from }) => role === "site-administrator" && state === "active" && from <= latest,
  );
}
