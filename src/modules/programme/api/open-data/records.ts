// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { type AddressContext, inLanguage } from "../../../quarter/index.ts";
import { calendarAddress, offeringAddress, pictureAddress } from "../../pages/addresses.ts";
import { freeOf } from "../../pages/list/session-card.tsx";
import type { OfferingRecord, SessionRecord } from "../../rules/open-data/record-schema.ts";
import { textIn } from "../../rules/planning/offering.ts";
import type { ListedSession } from "../../store/listing.ts";
import type { OpenOffering } from "../../store/open/open-offerings.ts";

type Where = AddressContext & { locale: Locale; url: URL };

const whole = ({ url }: Where, address: string): string => new URL(address, url).href;

/** An offering as a record, in the language asked for. */
export function offeringRecord(where: Where, offering: OpenOffering): OfferingRecord {
  const { shortId, details, picture, kind, field, area, audience, languages, childcare } = offering;
  const { text, locale } = textIn(offering.texts, where.locale);
  return {
    id: shortId,
    url: whole(where, offeringAddress(where, shortId)),
    calendar: whole(where, calendarAddress(where, { shortId })),
    kind,
    ...text,
    language: locale,
    ...{ field, area, audience, languages, childcare },
    level: details.level,
    costs: details.costs,
    place: details.place,
    address: details.address,
    access: details.access,
    organiser: details.organiser,
    sign_up: offering.signUp,
    picture: picture && {
      url: whole(where, pictureAddress(where, shortId, picture, "gross")),
      alt: inLanguage(picture.alt, where.locale) ?? "",
    },
    next: offering.nextAt?.toISOString() ?? null,
    changed_at: offering.changedAt.toISOString(),
  };
}

/** A date as a record. */
export function sessionRecord(where: Where, session: ListedSession): SessionRecord {
  const { text, locale } = textIn(session.texts, where.locale);
  const { id, shortId, kind, place, address, languages, childcare, signUp } = session;
  return {
    id,
    offering: shortId,
    url: whole(where, offeringAddress(where, shortId)),
    kind,
    title: text.title,
    language: locale,
    starts_at: session.startsAt.toISOString(),
    ends_at: session.endsAt.toISOString(),
    status: session.state,
    ...{ place, address },
    elsewhere: session.isElsewhere,
    ...{ languages, childcare },
    sign_up: signUp,
    places: signUp === "none" ? "open" : freeOf(session).kind,
  };
}
