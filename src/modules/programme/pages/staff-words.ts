// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../kernel/i18n/locales.ts";
import type { SiteContext } from "../../quarter/index.ts";
import type { Obstacle } from "../actions/planning/blocked.ts";
import type { Clash } from "../actions/rooms/book-needs.ts";
import { textIn } from "../rules/planning/offering.ts";
import { openOn } from "../rules/rooms/resource.ts";
import { staffTexts } from "../texts/staff/texts.ts";
import { momentText, spanText } from "./when.ts";

/** The pages for staff are written in German or English. */
export const writtenIn = (locale: Locale): Locale => (locale === "en" ? "en" : "de");

/** What a room or machine stands in the way of, in a sentence. */
export function clashText({ locale }: Pick<SiteContext, "locale">, clash: Clash): string {
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const { kind, resource, wanted, free, others } = clash;
  const values = { name: resource.name, when: spanText(clash, written), wanted, free, units: resource.units };
  if (kind === "closed") {
    const hours = openOn(resource.opening, clash.startsAt);
    return hours ? say("clash.closed", { ...values, ...hours }) : say("clash.closedDay", values);
  }
  const names = [
    ...new Set(
      others.map(({ texts, reason }) =>
        texts ? `„${textIn(texts, written).text.title}“` : reason || say("clash.blocked"),
      ),
    ),
  ];
  return say(resource.units === 1 ? "clash.taken" : "clash.tooFew", { ...values, others: names.join(", ") });
}

/** What stands in the way of a date, in a sentence. */
export function obstacleText(context: Pick<SiteContext, "locale">, obstacle: Obstacle): string {
  const { locale } = context;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  if (obstacle.about === "room") return clashText(context, obstacle);
  return say("clash.twice", { when: momentText(obstacle.at, written) });
}
