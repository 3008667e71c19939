// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import type { NoticeKind } from "../../rules/sign-up/notice-kind.ts";
import { guestById } from "../../store/guests.ts";
import { insertNotice } from "../../store/notices.ts";
import type { SignUp } from "../../store/sign-ups.ts";
import { openCode, openGuest } from "./sealed-guest.ts";

/** What a message is about. */
export interface Told {
  kind: NoticeKind;
  title: string;
  place: string;
  /** Null for a whole series. */
  startsAt: Date | null;
  askedUntil: Date | null;
  /** Why a session does not take place, or empty. */
  reason: string;
  code: string;
}

/** How people are told: the words stand in the texts of the pages. */
export interface Teller {
  siteName: string;
  /** Undefined where no mail can be sent. */
  words: ((told: Told, locale: Locale) => { subject: string; text: string }) | undefined;
}

interface Telling {
  tx: Db;
  siteId: string;
  secrets: Secrets;
  now: Date;
  teller: Teller;
}

/** What nobody needs to be called for: whoever just signed up sees it on the page, and a reminder is a help, no duty. */
const byMailOnly = new Set<NoticeKind>(["seat", "waiting", "cancelled", "reminder"]);

/**
 * Tells somebody by mail, in their language and in the transaction of what happened; whoever has no mail comes on the list of
 * those whom staff calls or writes to. Nobody is told the same twice.
 *
 * @param about tells apart what may happen again to the same sign-up
 */
export async function tell(
  { tx, siteId, secrets, now, teller }: Telling,
  signUp: SignUp,
  offering: Offering,
  told: {
    kind: NoticeKind;
    startsAt: Date | null;
    askedUntil?: Date | null;
    reason?: string;
    about?: string;
  },
): Promise<void> {
  const guest = signUp.guestId === null ? undefined : await guestById(tx, signUp.guestId);
  if (!guest) return;
  const locale = locales.find((each) => each === guest.language) ?? "de";
  const to =
    guest.contactKind === "mail" ? readMailAddress(openGuest(secrets, siteId, guest).contact) : undefined;
  const { words } = teller;
  if (!(to && words) && byMailOnly.has(told.kind)) return;
  const { kind, about = "" } = told;
  const state = to && words ? "sent" : "open";
  const notice = { signUpId: signUp.id, kind, about, way: guest.contactKind, state, at: now } as const;
  if (!(await insertNotice(tx, siteId, notice)) || !to || !words) return;
  const message = words(
    {
      kind,
      title: textIn(offering.texts, locale).text.title,
      place: offering.details.place,
      startsAt: told.startsAt,
      askedUntil: told.askedUntil ?? null,
      reason: told.reason ?? "",
      code: openCode(secrets, siteId, signUp) ?? "",
    },
    locale,
  );
  await sendMail(tx, siteId, { to, fromName: teller.siteName, locale, ...message });
}
