import { findAuditLines } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ownRows } from "../../store/own-rows.ts";
import type { Person } from "../../store/people.ts";
import { sessionsOf } from "../../store/sessions.ts";
import { bindingsOf } from "../../store/sign-on-people.ts";
import type { Doing } from "../doing.ts";

/** What a capability keeps of a person: a part of the file of their own data. */
export interface OwnDataPart {
  /** The key in the file. */
  name: string;
  /** Reads it at the site that the transaction is set to. */
  read(tx: Db, personId: string): Promise<unknown>;
}

/**
 * All that is kept of a person with an account, in a form that machines read as well (GDPR, articles 15 and 20).
 *
 * @param parts what other capabilities keep of them
 */
export async function ownData(
  { db, siteId, actor }: Doing,
  person: Person,
  parts: readonly OwnDataPart[] = [],
) {
  return inSite(db, siteId, async (tx) => {
    const sessions = await sessionsOf(tx, person.id);
    const { lines } = await findAuditLines(tx, { concerns: person.id }, { limit: 10_000 });
    const { givenAt, links, passkeys, mailChange, factorRemoval, spareCodes, failedTries, ...times } =
      await ownRows(tx, person);
    const bindings = await bindingsOf(tx, person.id);
    const more: Record<string, unknown> = {};
    for (const { name, read } of parts) more[name] = await read(tx, person.id);
    await writeAudit(tx, { event: "account.own-data", actor, concerns: person.id });
    const { id, name, login, mail, locale, state, until, memberships, secondFactor } = person;
    const { createdAt, lastSignInAt } = person;
    return {
      ...more,
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
