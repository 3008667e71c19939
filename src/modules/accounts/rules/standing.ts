import type { Grants } from "./grants.ts";
import { isOutside, isStaff, type Role, sessionLimits } from "./roles.ts";

/**
 * Where a person stands. `invited`: has not yet chosen a password; `confirmed`: may sign in; `suspended`: not for now;
 * `expired`: the time for which the account was given is over; `left`: does not come back.
 */
export const personStates = ["invited", "confirmed", "suspended", "expired", "left"] as const;
export type PersonState = (typeof personStates)[number];

/** A role that somebody holds or held. */
export interface Membership {
  role: Role;
  state: "active" | "suspended" | "ended";
  /** First and last day, in Berlin; `until` is null where no end is known. */
  from: string;
  until: string | null;
  /** For whom the person holds it; a role outside the project counts only with one. */
  organisation?: { id: string } | null | undefined;
}

/** All that decides what a person may do, but for the session. */
export interface Standing {
  state: PersonState;
  /** The last day on which the account works; null where it has no end. */
  until: string | null;
  memberships: readonly Membership[];
}

/** What a session has shown of who is sitting there. */
export interface Proof {
  /** `first`: a password, a link by mail or a code on paper; `second`: a second factor or a passkey as well. */
  factor: "first" | "second";
  /** Whether the person has a second factor. If so nothing is allowed before it is given. */
  secondFactor: boolean;
}

/** Whether the account is one that may be used on this day (an ISO day in Berlin). */
export function isUsable({ state, until }: Pick<Standing, "state" | "until">, day: string): boolean {
  return state === "confirmed" && (until === null || day <= until);
}

/** What is in force on this day. */
function membershipsOn(standing: Standing, day: string): Membership[] {
  if (!isUsable(standing, day)) return [];
  return standing.memberships.filter(
    ({ role, state, from, until, organisation }) =>
      state === "active" &&
      from <= day &&
      (until === null || day <= until) &&
      (!isOutside(role) || Boolean(organisation)),
  );
}

/** The roles that somebody holds on this day. */
export function rolesOn(standing: Standing, day: string): Role[] {
  return [...new Set(membershipsOn(standing, day).map(({ role }) => role))];
}

/** What counts of it, by what the session has shown. */
function membershipsShown(standing: Standing, proof: Proof, day: string): Membership[] {
  if (proof.secondFactor && proof.factor === "first") return [];
  return membershipsOn(standing, day).filter(({ role }) => proof.factor === "second" || !isStaff(role));
}

/**
 * Of which organisations somebody may see rows that belong to one: of all by a role inside the project, else of those for which they
 * hold a role.
 */
export function organisationsSeen(standing: Standing, proof: Proof, day: string): "all" | string[] {
  const shown = membershipsShown(standing, proof, day);
  if (shown.some(({ role }) => isStaff(role) && !isOutside(role))) return "all";
  return [...new Set(shown.flatMap(({ organisation }) => (organisation ? [organisation.id] : [])))];
}

/**
 * What somebody may do now. Every state that is not plainly in force gives nothing. Roles of staff count only with a second
 * factor; what somebody may do by another role, or without one, stays theirs, so that no role that is taken away gives more.
 */
export function permissionsOf(standing: Standing, proof: Proof, day: string, grants: Grants): Set<string> {
  if (!isUsable(standing, day)) return new Set();
  if (proof.secondFactor && proof.factor === "first") return new Set();
  const counting = membershipsShown(standing, proof, day).map(({ role }) => role);
  const may = new Set<string>();
  for (const [permission, holders] of grants)
    if (holders.some((holder) => holder === "everybody" || counting.includes(holder))) may.add(permission);
  return may;
}

/** Whether a session is over: too long without a request, or too old, by the strictest of the roles. */
export function isOver(
  session: { startedAt: Date; seenAt: Date },
  standing: Standing,
  now: Date,
  day: string,
): boolean {
  const { idleMinutes, longestHours } = sessionLimits(rolesOn(standing, day));
  return (
    now.getTime() - session.seenAt.getTime() > idleMinutes * 60_000 ||
    now.getTime() - session.startedAt.getTime() > longestHours * 3_600_000
  );
}
