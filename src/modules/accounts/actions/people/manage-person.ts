import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn, isDay } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { recordErasure } from "../../../../kernel/erasures/store/erasures.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { isLastAdministrator } from "../../rules/last-administrator.ts";
import { isRole, type Role } from "../../rules/roles.ts";
import type { PersonState } from "../../rules/standing.ts";
import { forgetCredentials } from "../../store/credentials.ts";
import { endMembership, insertMembership } from "../../store/memberships.ts";
import { deleteCodes } from "../../store/one-time-codes.ts";
import { lockPeople, type Person, peopleOf, personById, updatePerson } from "../../store/people.ts";
import { deleteSessions } from "../../store/sessions.ts";
import type { Doing } from "../doing.ts";
import { organisationFor } from "./organisation-for.ts";

export type ManageRefusal =
  | "unknown"
  | "role"
  | "organisation"
  | "until"
  | "has-role"
  | "last-administrator"
  | "state"
  | "self"
  | "second-administrator"
  | "mail"
  | "taken";

export type Outcome<T = void> = Promise<Result<T, ManageRefusal>>;

/** Runs with the person at hand, while nobody else changes people or roles of the site. */
export async function withPerson<T>(
  { db, siteId }: Doing,
  personId: string,
  run: (tx: Db, person: Person) => Outcome<T>,
): Outcome<T> {
  return inSite(db, siteId, async (tx) => {
    await lockPeople(tx, siteId);
    const person = await personById(tx, personId);
    return person ? run(tx, person) : refuse("unknown");
  });
}

/** Gives a role from today on; the person signs in anew on all devices. */
export function giveRole(
  doing: Doing,
  personId: string,
  role: string,
  until: string,
  organisation = "",
): Outcome {
  return withPerson(doing, personId, async (tx, person) => {
    const from = dayIn(doing.now);
    if (!isRole(role)) return refuse("role");
    if (until !== "" && (!isDay(until) || until < from)) return refuse("until");
    if (person.state === "left") return refuse("state");
    const of = await organisationFor(tx, role, organisation);
    if (!of.ok) return of;
    // One that ran out of itself is over as well; the same role may be given anew.
    for (const { id, until: end } of person.memberships)
      if (end !== null && end < from) await endMembership(tx, personId, id, end);
    const given = { personId, role, organisationId: of.value, from, until: until || null };
    if (!(await insertMembership(tx, doing.siteId, given))) return refuse("has-role");
    // Other roles, other limits and proofs: the person signs in anew.
    await deleteSessions(tx, personId);
    await note(tx, doing, "role.given", personId, { role });
    return ok(undefined);
  });
}

/** Takes a role away. What the person may do changes with their next request; they sign in anew on all devices. */
export function endRole(doing: Doing, personId: string, membershipId: string): Outcome {
  return withPerson(doing, personId, async (tx, person) => {
    const membership = person.memberships.find(({ id }) => id === membershipId);
    if (!membership || membership.state === "ended") return refuse("unknown");
    const without = { ...person, memberships: person.memberships.filter(({ id }) => id !== membershipId) };
    if (await wouldLeaveNobody(tx, without, doing)) return refuse("last-administrator");
    const role = await endMembership(tx, personId, membershipId, dayIn(doing.now));
    if (!role) return refuse("unknown");
    await deleteSessions(tx, personId);
    await note(tx, doing, "role.ended", personId, { role });
    return ok(undefined);
  });
}

const from: Record<"suspended" | "confirmed" | "left", readonly PersonState[]> = {
  suspended: ["confirmed", "invited"],
  confirmed: ["suspended"],
  left: ["invited", "confirmed", "suspended", "expired"],
};

/**
 * Suspends somebody, lets them in again, or notes that they left: then all roles end, and the means to sign in are deleted.
 * Their sessions end at once in each case.
 */
export function setState(doing: Doing, personId: string, state: "suspended" | "confirmed" | "left"): Outcome {
  return withPerson(doing, personId, async (tx, person) => {
    if (!from[state].includes(person.state)) return refuse("state");
    if (state !== "confirmed" && (await wouldLeaveNobody(tx, { ...person, state }, doing)))
      return refuse("last-administrator");
    if (state === "left") {
      await leave(tx, person, doing);
      await recordErasure(tx, doing.siteId, "account-left", personId);
    }
    // Whoever was suspended before they came in for the first time is invited still.
    else
      await updatePerson(tx, personId, {
        state: person.hasPassword || state !== "confirmed" ? state : "invited",
      });
    // A link that lies around somewhere must not come back to life with the person.
    await deleteCodes(tx, personId);
    await deleteSessions(tx, personId);
    await note(tx, doing, `person.${state}`, personId, {});
    return ok(undefined);
  });
}

/** Ends all roles and deletes what the person signed in with. */
export async function leave(tx: Db, person: Person, { now }: Pick<Doing, "now">): Promise<void> {
  for (const { id } of person.memberships) await endMembership(tx, person.id, id, dayIn(now));
  await forgetCredentials(tx, person.id);
  await updatePerson(tx, person.id, { state: "left", login: `left ${person.id}`, mail: null });
}

/** Whether nobody would be left to manage people and roles if the person were as given. */
export async function wouldLeaveNobody(tx: Db, person: Person, { now }: Doing): Promise<boolean> {
  return isLastAdministrator(person, await peopleOf(tx), dayIn(now));
}

/** The line of what an administrator did to a person. */
export async function note(
  tx: Db,
  { actor }: Doing,
  event: string,
  personId: string,
  facts: { role?: Role },
): Promise<void> {
  await writeAudit(tx, {
    event,
    actor,
    subject: { kind: "person", id: personId },
    concerns: personId,
    facts,
  });
}
