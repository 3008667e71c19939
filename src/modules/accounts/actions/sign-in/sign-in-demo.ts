import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { isOutside, type Role } from "../../rules/roles.ts";
import { insertMembership } from "../../store/memberships.ts";
import { insertOrganisation, organisationByName } from "../../store/organisations.ts";
import { insertPerson, lockPeople, personById, personByLogin, updatePerson } from "../../store/people.ts";
import { actorOf } from "./identify.ts";
import { openSession } from "./open-session.ts";

/**
 * Signs in as an invented person of a demo site who has this role; the first time, the person is made. Whether a site is a
 * demo, and only this machine can reach it, is for the caller to know.
 *
 * @param name how the invented person is called
 */
export async function signInDemo(
  db: Db,
  siteId: string,
  role: Role,
  name: string,
  client: Client,
  now: Date,
): Promise<string> {
  return inSite(db, siteId, async (tx) => {
    const id = await demoPerson(tx, siteId, role, name, now);
    const from = dayIn(now);
    const secret = await openSession(tx, siteId, id, "second", client, now);
    const person = await personById(tx, id);
    if (person)
      await writeAudit(tx, {
        event: "account.demo-sign-in",
        actor: actorOf(person, client, from),
        concerns: id,
      });
    return secret;
  });
}

/** The invented partner of a demo site, to whom its people outside the project belong; the first time, it is made. */
export async function demoOrganisation(tx: Db, siteId: string): Promise<string | null> {
  const name = "Demo-Partner";
  const known = await organisationByName(tx, name);
  return known?.id ?? (await insertOrganisation(tx, siteId, { name, kind: "cooperating-partner" })) ?? null;
}

/** The invented person of a demo site who has this role; the first time, they are made. */
export async function demoPerson(
  tx: Db,
  siteId: string,
  role: Role,
  name: string,
  now: Date,
  login = `demo-${role}`,
): Promise<string> {
  await lockPeople(tx, siteId);
  const known = await personByLogin(tx, login);
  const id =
    known?.id ?? (await insertPerson(tx, siteId, { name, login, mail: null, locale: "de", until: null }));
  if (id === undefined) throw new Error("The invented person could be neither found nor made.");
  await updatePerson(tx, id, { state: "confirmed" });
  const from = dayIn(now);
  const organisationId = isOutside(role) ? await demoOrganisation(tx, siteId) : null;
  await insertMembership(tx, siteId, { personId: id, role, organisationId, from, until: null });
  return id;
}
