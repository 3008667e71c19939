import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { type Asker, askInSite, inSite } from "../../../../kernel/db/in-site.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import type { Client, Visitor } from "../../../../kernel/web/visitor.ts";
import type { Grants } from "../../rules/grants.ts";
import { type Role, roles } from "../../rules/roles.ts";
import { formToken, sessionHash } from "../../rules/signed-in.ts";
import { isOver, isUsable, organisationsSeen, permissionsOf, rolesOn } from "../../rules/standing.ts";
import type { Person } from "../../store/people.ts";
import { deleteSessions, type PresentSession, sessionBySecret, touchSession } from "../../store/sessions.ts";

/** Somebody who is signed in, as this module's own pages know them. */
export interface SignedIn extends Visitor {
  person: Person;
  session: PresentSession;
  /** The roles in force today. */
  roles: Role[];
  /** What the database is told of who asks. */
  asker: Asker;
  /** Who stands in the audit log. */
  actor: Actor;
}

/** A grave action may follow so many minutes after the person showed who they are. */
const freshMinutes = 10;
const touchAfterMs = 60_000;

/**
 * Who holds this secret, with what they may do at this moment; read from the database for every request, so that whatever was
 * taken away is gone with the next one. A session that is over, or whose person may not come in any more, is deleted.
 */
export async function identify(
  db: Db,
  siteId: string,
  secret: string,
  grants: Grants,
  client: Client,
  now: Date,
): Promise<SignedIn | undefined> {
  const found = await askInSite(db, siteId, (tx) => sessionBySecret(tx, sessionHash(secret)));
  if (!found) return undefined;
  const { session, person } = found;
  const day = dayIn(now);
  if (!isUsable(person, day) || isOver(session, person, now, day)) {
    await inSite(db, siteId, (tx) => deleteSessions(tx, person.id, { id: session.id }));
    return undefined;
  }
  if (now.getTime() - session.seenAt.getTime() > touchAfterMs)
    await inSite(db, siteId, (tx) => touchSession(tx, session.id, now));
  const proof = { factor: session.factor, secondFactor: person.secondFactor };
  return {
    id: person.id,
    may: permissionsOf(person, proof, day, grants),
    token: formToken(secret),
    fresh: now.getTime() - session.provenAt.getTime() <= freshMinutes * 60_000,
    person,
    session,
    roles: rolesOn(person, day),
    asker: { person: person.id, organisations: organisationsSeen(person, proof, day) },
    actor: actorOf(person, client, day),
  };
}

/** Who stands in the audit log: the person, with the role of the most responsibility that they hold. */
export function actorOf(person: Person, client: Client, day: string): Actor {
  const [role = null] = roles.filter((each) => rolesOn(person, day).includes(each));
  return { kind: "person", id: person.id, role, from: networkOf(client.address) };
}
