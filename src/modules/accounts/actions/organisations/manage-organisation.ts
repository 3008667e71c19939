import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { isLastAdministrator } from "../../rules/last-administrator.ts";
import { plainName } from "../../rules/plain-name.ts";
import { endMembership } from "../../store/memberships.ts";
import {
  endOrganisation as end,
  insertOrganisation,
  membersOf,
  type Organisation,
  organisationById,
  organisationByName,
  renameOrganisation as rename,
} from "../../store/organisations.ts";
import { lockPeople, peopleOf } from "../../store/people.ts";
import { deleteSessions } from "../../store/sessions.ts";
import { organisationKinds } from "../../store/tables.ts";
import type { Doing } from "../doing.ts";

export type OrganisationRefusal = "name" | "kind" | "taken" | "ended" | "last-administrator";

type Outcome<T> = Promise<Result<T, OrganisationRefusal>>;

/** Adds an organisation to which people can belong. Returns its id. */
export async function createOrganisation(
  doing: Doing,
  typed: { name: string; kind: string },
): Outcome<string> {
  const name = plainName(typed.name);
  if (name === undefined) return refuse("name");
  const kind = organisationKinds.find((each) => each === typed.kind);
  if (!kind) return refuse("kind");
  return inSite(doing.db, doing.siteId, async (tx) => {
    const id = await insertOrganisation(tx, doing.siteId, { name, kind });
    if (id === undefined) return refuse("taken" as const);
    await note(tx, doing, "organisation.created", id, { kind });
    return ok(id);
  });
}

/** Gives an organisation another name; everybody's roles stay. */
export async function renameOrganisation(doing: Doing, id: string, typed: string): Outcome<void> {
  const name = plainName(typed);
  if (name === undefined) return refuse("name");
  return withOrganisation(doing, id, async (tx) => {
    const other = await organisationByName(tx, name);
    if (other && other.id !== id) return refuse("taken");
    await rename(tx, id, name);
    await note(tx, doing, "organisation.renamed", id);
    return ok(undefined);
  });
}

/** Ends an organisation and with it every role that somebody holds for it; these people sign in anew. */
export async function endOrganisation(doing: Doing, id: string): Outcome<void> {
  return withOrganisation(doing, id, async (tx) => {
    const day = dayIn(doing.now);
    const members = await membersOf(tx, id);
    const people = await peopleOf(tx);
    const without = people.map((person) => ({
      ...person,
      memberships: person.memberships.filter(({ organisation }) => organisation?.id !== id),
    }));
    for (const person of without)
      if (
        members.some(({ personId }) => personId === person.id) &&
        leavesNobody(person, people, without, day)
      )
        return refuse("last-administrator");
    for (const { personId, membershipId } of members) {
      await endMembership(tx, personId, membershipId, day);
      await deleteSessions(tx, personId);
    }
    await end(tx, id, day);
    await note(tx, doing, "organisation.ended", id, { roles: members.length });
    return ok(undefined);
  });
}

type People = Awaited<ReturnType<typeof peopleOf>>;

/** Whether the site had somebody to manage it and would have nobody once the roles of an organisation are gone. */
function leavesNobody(changed: People[number], before: People, after: People, day: string): boolean {
  const others = after.filter(({ id }) => id !== changed.id);
  const was = before.filter(({ id }) => id === changed.id);
  return isLastAdministrator(changed, [...was, ...others], day);
}

async function withOrganisation(
  { db, siteId }: Doing,
  id: string,
  run: (tx: Db, organisation: Organisation) => Outcome<void>,
): Outcome<void> {
  return inSite(db, siteId, async (tx) => {
    await lockPeople(tx, siteId);
    const organisation = await organisationById(tx, id);
    return organisation && organisation.endedOn === null ? run(tx, organisation) : refuse("ended");
  });
}

async function note(
  tx: Db,
  { actor }: Doing,
  event: string,
  id: string,
  facts: Record<string, string | number> = {},
): Promise<void> {
  await writeAudit(tx, { event, actor, subject: { kind: "organisation", id }, facts });
}
