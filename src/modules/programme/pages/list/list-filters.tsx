// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Chip } from "../../../../kernel/ui/controls/chips.tsx";
import { type Facet, Filters } from "../../../../kernel/ui/controls/filters.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { chosenOf, known } from "../../rules/catalogue.ts";
import { dayTimes, type ListFilter, type ListQuestion } from "../../rules/list/question.ts";
import type { UsedValues } from "../../store/listing.ts";
import { type ProgrammeText, programmeTexts } from "../../texts/texts.ts";
import { listAddress } from "../addresses.ts";
import { languageName } from "../when.ts";
import { kindText } from "./session-card.tsx";

/** How the value of a filter is called. */
function valueText(context: SiteContext, filter: ListFilter, value: string): string {
  const say = programmeTexts(context.locale);
  if (filter === "art") return kindText(value, say);
  if (filter === "sprache") return languageName(value, context.locale);
  if (filter === "gebiet") return context.site.areas.find(({ key }) => key === value)?.name ?? value;
  const keys = {
    zeitraum: "period",
    fuer: "audience",
    tageszeit: "daytime",
    betreuung: "filter.betreuung",
  } as const;
  return say(`${keys[filter]}.${value}` as ProgrammeText);
}

const filters = ["art", "sprache", "fuer", "gebiet", "betreuung", "tageszeit"] as const;

/** The filters of the programme; only values that lead to something, and those in force. */
export const ListFilters: FC<{ context: SiteContext; asked: ListQuestion; used: UsedValues }> = ({
  context,
  asked,
  used,
}) => {
  const say = programmeTexts(context.locale);
  const values: Record<(typeof filters)[number], readonly string[]> = {
    art: chosenOf(
      known.kinds.map(({ id }) => id),
      used.kinds,
    ),
    sprache: used.languages,
    fuer: chosenOf(
      known.audiences.filter((each) => each !== "everybody"),
      used.audiences,
    ),
    gebiet: chosenOf(
      context.site.areas.map(({ key }) => key),
      used.areas,
    ),
    betreuung: ["ja"],
    tageszeit: dayTimes,
  };
  const facets = filters.flatMap((filter): Facet[] => {
    const now = asked[filter];
    const all =
      now !== undefined && !values[filter].includes(now) ? [...values[filter], now] : values[filter];
    if (all.length === 0) return [];
    return [
      {
        label: say(`filter.${filter}`),
        values: all.map((value) => ({
          label: valueText(context, filter, value),
          href: listAddress(context, asked, { [filter]: value === now ? undefined : value }),
          current: value === now,
        })),
      },
    ];
  });
  return <Filters label={say("filter.title")} facets={facets} />;
};

/** The filters in force, each of which can be taken away. */
export function activeFilters(context: SiteContext, asked: ListQuestion): Chip[] {
  const say = programmeTexts(context.locale);
  return filters.flatMap((filter): Chip[] => {
    const value = asked[filter];
    if (value === undefined) return [];
    const label = valueText(context, filter, value);
    const href = listAddress(context, asked, { [filter]: undefined });
    return [{ label, href, removes: say("filter.remove", { label }) }];
  });
}
