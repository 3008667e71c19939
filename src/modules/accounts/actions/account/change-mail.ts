import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { newLinkToken, tokenDigest } from "../../rules/credentials/link-token.ts";
import { isUsable } from "../../rules/standing.ts";
import {
  confirmMailSide,
  deleteMailChange,
  lockMailChange,
  type MailSide,
  startMailChange,
} from "../../store/mail-changes.ts";
import { deleteCodes } from "../../store/one-time-codes.ts";
import { foldLogin, lockPeople, type Person, personById, personByLogin } from "../../store/people.ts";
import type { Doing } from "../doing.ts";
import { moveMail } from "../people/move-mail.ts";
import { startGuess } from "../sign-in/guess.ts";

export type MailRefusal = "mail" | "same" | { waitMs: number };

export interface MailRequest {
  mail: string;
  siteName: string;
  locale: Locale;
  /** The words of the mail to each side, with the link in it. */
  write(code: string, side: MailSide, mail: string): { subject: string; text: string };
}

export const mailChangeHours = 24;

/**
 * Asks both addresses, the new one and the present one, whether the change is right; nothing changes before both have said so.
 * Whether the new address is somebody else's is not told here: that would be a way to find out who has an account.
 */
export async function askMailChange(
  { db, siteId, actor, now }: Doing,
  person: Person,
  { mail, siteName, locale, write }: MailRequest,
): Promise<Result<void, MailRefusal>> {
  const address = readMailAddress(mail.trim());
  if (!address) return refuse("mail");
  if (address === person.mail) return refuse("same");
  // Each request sends mails to an address that somebody typed.
  const allowed = await startGuess(db, siteId, [["account", `mail of ${person.id}`]], now);
  if (!allowed.ok) return allowed;
  const present = person.mail === null ? undefined : readMailAddress(person.mail);
  const codes = { new: newLinkToken(), old: newLinkToken() };
  await inSite(db, siteId, async (tx) => {
    await startMailChange(tx, siteId, person.id, {
      mail: address,
      newHash: tokenDigest(codes.new),
      oldHash: present ? tokenDigest(codes.old) : null,
      startedAt: now,
      expiresAt: new Date(now.getTime() + mailChangeHours * 3_600_000),
    });
    const to = [["new", address] as const, ...(present ? [["old", present] as const] : [])];
    for (const [side, one] of to) {
      const words = write(codes[side], side, address);
      await sendMail(tx, siteId, { to: one, toName: person.name, fromName: siteName, ...words, locale });
    }
    await writeAudit(tx, { event: "account.mail-asked", actor, concerns: person.id });
  });
  return ok(undefined);
}

/** The change of a link that is still good, with the side that it stands for. */
export async function findMailChange(
  db: Db,
  siteId: string,
  code: string,
  now: Date,
): Promise<{ side: MailSide; mail: string } | undefined> {
  return inSite(db, siteId, async (tx) => {
    const found = await lockMailChange(tx, tokenDigest(code), now);
    const person = found && (await personById(tx, found.personId));
    return person && isUsable(person, dayIn(now)) ? found : undefined;
  });
}

/**
 * `waiting`: the other address has not said so yet; `said`: neither has it when the link is used once more, which counts for
 * nothing. `taken`: somebody else signs in with the new address.
 */
export type MailAnswer = "changed" | "waiting" | "said" | "refused" | "taken" | "gone";

/**
 * What one of the two addresses says. The owner of either may refuse, and then nothing changes; with the second yes the address
 * changes, and so does the name to sign in where it was the address.
 */
export async function answerMailChange(
  db: Db,
  siteId: string,
  { code, refused, client }: { code: string; refused: boolean; client: Client },
  now: Date,
): Promise<MailAnswer> {
  const actor = { kind: "nobody" as const, from: networkOf(client.address) };
  return inSite(db, siteId, async (tx) => {
    await lockPeople(tx, siteId);
    const change = await lockMailChange(tx, tokenDigest(code), now);
    const person = change && (await personById(tx, change.personId));
    if (!change || !person || !isUsable(person, dayIn(now))) return "gone";
    const { side, mail } = change;
    const line = { actor, concerns: person.id, facts: { side } };
    if (refused) {
      await deleteMailChange(tx, person.id);
      await writeAudit(tx, { event: "account.mail-refused", ...line });
      return "refused";
    }
    if (side === "new" ? change.newConfirmed : change.oldConfirmed) return "said";
    await confirmMailSide(tx, person.id, side);
    await writeAudit(tx, { event: "account.mail-confirmed", ...line });
    if (!(side === "new" ? change.oldConfirmed : change.newConfirmed)) return "waiting";
    await deleteMailChange(tx, person.id);
    const other = await personByLogin(tx, mail);
    if (other && other.id !== person.id && person.login === foldLogin(person.mail ?? "")) return "taken";
    await moveMail(tx, person, mail);
    // Links that went to the old address.
    await deleteCodes(tx, person.id);
    await writeAudit(tx, { event: "account.mail-changed", actor, concerns: person.id });
    return "changed";
  });
}
