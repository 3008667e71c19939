// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { wakeJob } from "../../../../kernel/jobs/jobs.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { textParts } from "../../../../kernel/texting/text-parts.ts";
import { longestTrying } from "../../rules/messages/next-text-try.ts";
import { wayOf } from "../../rules/messages/way-of.ts";
import type { NoticeKind } from "../../rules/sign-up/notice-kind.ts";
import type { Guest } from "../../store/guests.ts";
import { insertNotice, type NoticeSubject, setMail } from "../../store/notices.ts";
import { insertText } from "../../store/telling/text-messages.ts";
import { openGuest } from "../sign-up/sealed-guest.ts";

/** What a message is about. */
export interface Told {
  kind: NoticeKind;
  title: string;
  place: string;
  /** Null for a whole series. */
  startsAt: Date | null;
  /** When they believe that it begins, where it was moved. */
  was?: Date | null;
  /** Where they believe that it is, where it is somewhere else now. */
  wasPlace?: string | null;
  /** Whether this date is somewhere else than the offering. */
  isElsewhere?: boolean;
  /** Which dates of a whole series are somewhere else than the others. */
  others?: readonly { startsAt: Date; place: string }[];
  /** The one session that it is about, of a series or not. */
  sessionId?: string | null;
  /** Only of what somebody asked a room for. */
  endsAt?: Date | null;
  askedUntil: Date | null;
  /** Why a session does not take place, or a wish is not granted; or empty. */
  reason: string;
  code: string;
  /** What the code shows: a sign-up, unless it says otherwise. */
  about?: "request";
}

/** How people are told: the words stand in the texts of the pages. */
export interface Teller {
  siteName: string;
  /** Undefined where no mail can be sent. */
  words: ((told: Told, locale: Locale) => { subject: string; text: string }) | undefined;
  /** The words of a text message; undefined where none can be sent. */
  short?: ((told: Told, locale: Locale) => string) | undefined;
  /** What a part of a text message costs, in cents. */
  textPrice?: number | undefined;
  /** Who invites, in calendar files. */
  organizer?: { name: string; email: string } | undefined;
}

export interface Telling {
  tx: Db;
  siteId: string;
  secrets: Secrets;
  now: Date;
  teller: Teller;
}

/** The job that sends text messages. */
export const textJob = "programme-texts";

/**
 * Tells somebody once, by the way by which they can be reached: by mail or text message in the transaction of what happened, or by
 * staff, on whose list they come.
 *
 * @param notice what it is about; `about` tells apart what may happen again
 * @param calendar makes the calendar file for their address, if one goes with it
 */
export async function deliver(
  telling: Telling,
  notice: { subject: NoticeSubject; about: string },
  { guest, locale }: { guest: Guest; locale: Locale },
  told: Told,
  calendar?: (address: string) => string | undefined,
): Promise<void> {
  const { tx, siteId, secrets, now, teller } = telling;
  const { kind, startsAt, was = null, wasPlace = null, sessionId = null, askedUntil, reason } = told;
  const { contact } = openGuest(secrets, siteId, guest);
  const to = guest.contactKind === "mail" ? readMailAddress(contact) : undefined;
  const works = { mail: teller.words !== undefined && to !== undefined, text: teller.short !== undefined };
  const way = wayOf(kind, { contactKind: guest.contactKind, contact }, works);
  if (way === "none") return;
  const noticeId = await insertNotice(tx, siteId, {
    ...notice.subject,
    kind,
    about: notice.about,
    way: guest.contactKind,
    state: way === "staff" ? "open" : "sent",
    // Why somebody does not get a room stands sealed with what they asked.
    told: {
      startsAt,
      was,
      wasPlace,
      sessionId,
      askedUntil,
      reason: told.about === "request" ? "" : reason,
    },
    at: now,
  });
  if (noticeId === undefined) return;
  if (way === "mail" && to && teller.words) {
    const file = calendar?.(to);
    const mailId = await sendMail(tx, siteId, {
      to,
      fromName: teller.siteName,
      locale,
      ...teller.words(told, locale),
      ...(file !== undefined && { calendar: file }),
    });
    await setMail(tx, noticeId, mailId);
  }
  if (way === "text" && teller.short) {
    const text = teller.short(told, locale);
    const { parts } = textParts(text);
    // Whoever reads a reminder when it has begun has no use for it, and whoever has come in vain none for the new time.
    const begins = [startsAt, was !== null && was > now ? was : null].filter((at) => at !== null);
    const end = Math.min(now.getTime() + longestTrying, ...begins.map((at) => at.getTime()));
    const lastTryBy = new Date(Math.max(now.getTime(), end));
    const id = newId();
    const sealed = sealText(secrets, siteId, id, { number: contact, text });
    await insertText(tx, siteId, {
      id,
      noticeId,
      ...sealed,
      parts,
      price: (teller.textPrice ?? 0) * parts,
      at: now,
      lastTryBy,
    });
    await wakeJob(tx, textJob);
  }
}

export const textPurpose = "programme text";
export const textBound = (siteId: string, id: string, field: string) => `${siteId} ${id} ${field}`;

function sealText(
  secrets: Secrets,
  siteId: string,
  id: string,
  { number, text }: { number: string; text: string },
) {
  return {
    number: secrets.seal(textPurpose, textBound(siteId, id, "number"), number),
    text: secrets.seal(textPurpose, textBound(siteId, id, "text"), text),
  };
}

/** What waits to be sent, opened; undefined where its key is not there any more. */
export function openText(
  secrets: Secrets,
  siteId: string,
  { id, number, text }: { id: string; number: string; text: string },
): { to: string; text: string } | undefined {
  const to = secrets.open(textPurpose, textBound(siteId, id, "number"), number);
  const said = secrets.open(textPurpose, textBound(siteId, id, "text"), text);
  return to === undefined || said === undefined ? undefined : { to, text: said };
}
