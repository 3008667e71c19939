import { findAuditLines } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ownRows } from "../../store/own-rows.ts";
import type { Person } from "../../store/people.ts";
import { sessionsOf } from "../../store/sessions.ts";
import { bindingsOf } from "../../store/sign-on-people.ts";
import type { Doing } from "../doing.ts";

/** All that is kept of a person with an account, in a form that machines read as well (GDPR, articles 15 and 20). */
export async function ownData({ db, siteId, actor }: Doing, person: Person) {
  return inSite(db, siteId, async (tx) => {
    const sessions = await sessionsOf(tx, person.id);
    const { lines } = await findAuditLines(tx, { concerns: person.id }, { limit: 10_000 });
    const { givenAt, links, passkeys, mailChange, factorRemoval, spareCodes, failedTries, ...times } =
      await ownRows(tx, person);
    const bindings = await bindingsOf(tx, person.id);
    await writeAudit(tx, { event: "account.own-data", actor, concerns: person.id });
    const { id, name, login, mail, locale, state, until, memberships, secondFactor } = person;
    const { createdAt, lastSignInAt } = person;
    return {
      person: {
        id,
        name,
        login,
        mail,
        locale,
        state,
        until,
        secondFactor,
        createdAt,
        lastSignInAt,
        ...times,
      },
      roles: memberships.map(({ id, role, state: held, from, until: end, organisation }) => ({
        role,
        state: held,
        from,
        until: end,
        organisation: organisation?.name ?? null,
        givenAt: givenAt.get(id) ?? null,
      })),
      devices: sessions.map(({ id: _, ...device }) => device),
      links,
      passkeys,
      signInElsewhere: bindings,
      mailChange,
      factorRemoval,
      spareCodes,
      failedTries,
      log: lines,
    };
  });
}
