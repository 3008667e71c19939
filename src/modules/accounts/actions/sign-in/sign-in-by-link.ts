import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { tokenDigest } from "../../rules/credentials/link-token.ts";
import { isUsable } from "../../rules/standing.ts";
import { takeCode } from "../../store/one-time-codes.ts";
import { type Person, personById } from "../../store/people.ts";
import { actorOf } from "./identify.ts";
import { openSession } from "./open-session.ts";

/**
 * Signs somebody in who came by the link of a mail. It counts as the first factor; whoever has a second one is asked for it. Of
 * many who use the link at once one wins.
 */
export async function signInByLink(
  db: Db,
  siteId: string,
  { code, client }: { code: string; client: Client },
  now: Date,
): Promise<Result<{ secret: string; secondStep: boolean; person: Person }, "gone">> {
  return inSite(db, siteId, async (tx) => {
    const taken = await takeCode(tx, "sign-in", tokenDigest(code), now);
    const person = taken && (await personById(tx, taken.personId));
    const day = dayIn(now);
    if (!person || !isUsable(person, day)) return refuse("gone" as const);
    const secret = await openSession(tx, siteId, person.id, "first", client, now);
    await writeAudit(tx, {
      event: "account.signed-in",
      actor: actorOf(person, client, day),
      concerns: person.id,
      facts: { way: "mail" },
    });
    return ok({ secret, secondStep: person.secondFactor, person });
  });
}
