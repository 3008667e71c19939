import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { insertMembership } from "../../store/memberships.ts";
import { hasAdministrator, insertPerson, lockPeople, personByLogin } from "../../store/people.ts";
import { makeInvitation } from "./invite-person.ts";

const login = "verwaltung";

/**
 * The code of the link that makes the first administrator of a site, to be printed once by whoever starts the program; a new one
 * at each start until somebody has used it, so that a link that was lost does no harm. Undefined where somebody manages the site already.
 */
export async function firstAdministrator(
  db: Db,
  siteId: string,
  secrets: Secrets,
  now: Date,
): Promise<string | undefined> {
  return inSite(db, siteId, async (tx) => {
    await lockPeople(tx, siteId);
    const waiting = await personByLogin(tx, login);
    if (waiting?.state === "invited")
      return (await makeInvitation(tx, siteId, waiting.id, secrets, now)).code;
    if (await hasAdministrator(tx)) return undefined;
    const person = { name: "Verwaltung", login, mail: null, locale: "de", until: null };
    const personId = await insertPerson(tx, siteId, person);
    if (personId === undefined) return undefined;
    const from = dayIn(now);
    await insertMembership(tx, siteId, {
      personId,
      role: "site-administrator",
      organisationId: null,
      from,
      until: null,
    });
    await writeAudit(tx, {
      event: "person.invited",
      actor: { kind: "command" },
      subject: { kind: "person", id: personId },
      concerns: personId,
      facts: { role: "site-administrator" },
    });
    return (await makeInvitation(tx, siteId, personId, secrets, now)).code;
  });
}
