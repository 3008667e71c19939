import { findAuditLines } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Person } from "../../store/people.ts";
import { sessionsOf } from "../../store/sessions.ts";
import type { Doing } from "../doing.ts";

/** All that is kept of a person with an account, in a form that machines read as well. */
export async function ownData({ db, siteId, actor }: Doing, person: Person) {
  return inSite(db, siteId, async (tx) => {
    const sessions = await sessionsOf(tx, person.id);
    const { lines } = await findAuditLines(tx, { concerns: person.id }, { limit: 10_000 });
    await writeAudit(tx, { event: "account.own-data", actor, concerns: person.id });
    const { name, login, mail, locale, state, until, memberships, secondFactor, createdAt, lastSignInAt } =
      person;
    return {
      person: { name, login, mail, locale, state, until, secondFactor, createdAt, lastSignInAt },
      roles: memberships.map(({ role, state: held, from, until: end, organisation }) => ({
        role,
        state: held,
        from,
        until: end,
        organisation: organisation?.name ?? null,
      })),
      devices: sessions.map(({ agent, network, startedAt, seenAt }) => ({
        agent,
        network,
        startedAt,
        seenAt,
      })),
      log: lines,
    };
  });
}
