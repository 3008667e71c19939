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
import { languageName, listText, longDay } from "../when.ts";
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

export const filterNames = ["art", "sprache", "fuer", "gebiet", "betreuung", "tageszeit"] as const;
export type FilterName = (typeof filterNames)[number];

/** Per filter the values that lead to something, and the one in force, each with its name. */
export function facetValues(
  context: SiteContext,
  asked: ListQuestion,
  used: UsedValues,
): Record<FilterName, { value: string; label: string }[]> {
  const named = (filter: FilterName, values: readonly string[]) => {
    const now = asked[filter];
    const all = now !== undefined && !values.includes(now) ? [...values, now] : values;
    return all.map((value) => ({ value, label: valueText(context, filter, value) }));
  };
  return {
    art: named(
      "art",
      chosenOf(
        known.kinds.map(({ id }) => id),
        used.kinds,
      ),
    ),
    sprache: named("sprache", used.languages),
    fuer: named(
      "fuer",
      chosenOf(
        known.audiences.filter((each) => each !== "everybody"),
        used.audiences,
      ),
    ),
    gebiet: named(
      "gebiet",
      chosenOf(
        context.site.areas.map(({ key }) => key),
        used.areas,
      ),
    ),
    betreuung: named("betreuung", ["ja"]),
    tageszeit: named("tageszeit", dayTimes),
  };
}

/** The filters of the programme; only values that lead to something, and those in force. */
export const ListFilters: FC<{
  context: SiteContext;
  asked: ListQuestion;
  used: UsedValues;
  /** Where a changed filter leads; to the list without it. */
  to?: (change: Partial<ListQuestion>) => string;
}> = ({ context, asked, used, to }) => {
  const say = programmeTexts(context.locale);
  const lead = to ?? ((change: Partial<ListQuestion>) => listAddress(context, asked, change));
  const values = facetValues(context, asked, used);
  const facets = filterNames.flatMap((filter): Facet[] =>
    values[filter].length === 0
      ? []
      : [
          {
            label: say(`filter.${filter}`),
            values: values[filter].map(({ value, label }) => {
              const current = value === asked[filter];
              return { label, href: lead({ [filter]: current ? undefined : value }), current };
            }),
          },
        ],
  );
  return <Filters label={say("filter.title")} facets={facets} />;
};

/** The filters in force, each of which can be taken away. */
export function activeFilters(context: SiteContext, asked: ListQuestion): Chip[] {
  const say = programmeTexts(context.locale);
  const { tag } = asked;
  const day = tag ? [{ name: "tag", label: longDay(new Date(`${tag}T12:00:00Z`), context.locale) }] : [];
  const others = filterNames.flatMap((filter) => {
    const value = asked[filter];
    return value === undefined ? [] : [{ name: filter, label: valueText(context, filter, value) }];
  });
  return [...day, ...others].map(({ name, label }) => ({
    label,
    href: listAddress(context, asked, { [name]: undefined }),
    removes: say("filter.remove", { label }),
  }));
}

/** What the page is called in tabs, in the history and by screen readers: "Programm: diese Woche, Workshop". */
export function listTitle(context: SiteContext, asked: ListQuestion): string {
  const { zeitraum } = asked;
  const period = zeitraum ? [valueText(context, "zeitraum", zeitraum)] : [];
  const narrowed = [...period, ...activeFilters(context, asked).map(({ label }) => label)];
  const title = programmeTexts(context.locale)("title");
  return narrowed.length > 0 ? `${title}: ${listText(narrowed, context.locale)}` : title;
}
