// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { openRefusal } from "../../actions/asking/sealed-request.ts";
import type { Told } from "../../actions/messages/deliver.ts";
import { openCode } from "../../actions/sign-up/sealed-guest.ts";
import { textIn } from "../../rules/planning/offering.ts";
import type { OpenNotice } from "../../store/notices.ts";

/** What somebody is to be told, as a mail would say it. */
export function toldOf(
  { secrets, site }: Pick<SiteContext, "secrets" | "site">,
  notice: OpenNotice,
  locale: Locale,
): Told {
  const { kind, texts, resource, startsAt, endsAt, was, wasPlace, askedUntil, reason, refusal, place, code } =
    notice;
  const { isElsewhere, others } = notice;
  const isRequest = resource !== null;
  return {
    kind,
    title: resource ?? textIn(texts, locale).text.title,
    place,
    startsAt,
    was,
    wasPlace,
    isElsewhere,
    others: others.map((other) => ({ ...other, startsAt: new Date(other.startsAt) })),
    ...(isRequest && { endsAt, about: "request" as const }),
    askedUntil,
    reason: refusal ? openRefusal(secrets, site.id, refusal) : reason,
    code: code ? (openCode(secrets, site.id, code) ?? "") : "",
  };
}
