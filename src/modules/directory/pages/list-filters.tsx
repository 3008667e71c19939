import type { FC } from "hono/jsx";
import { languageName } from "../../../kernel/i18n/language-names.ts";
import type { Locale } from "../../../kernel/i18n/locales.ts";
import { Button } from "../../../kernel/ui/controls/button.tsx";
import type { Chip } from "../../../kernel/ui/controls/chips.tsx";
import { type Facet, type FacetValue, Filters } from "../../../kernel/ui/controls/filters.tsx";
import type { SiteContext } from "../../quarter/index.ts";
import { groupName } from "../rules/categories/groups.ts";
import { categoryName } from "../rules/categories/names.ts";
import type { FacetKind } from "../rules/listing/build-listing.ts";
import { mostCounted } from "../rules/search/near.ts";
import { type FilterParameter, facetOfParameter, type Question, radii } from "../rules/search/question.ts";
import { directoryTexts } from "../texts/texts.ts";
import { formAddress, listAddress, questionValues } from "./addresses.ts";
import { openMinute } from "./find.ts";
import { distanceText } from "./hit-card.tsx";
import { AddressForm } from "./near/near-address.tsx";
import { clockTime, isoDay, numberText, shortDay } from "./times.ts";

/** The count decides which values are shown; only the reader's own language is always among the languages. */
const mostValues = 6;

/** What a filter's value is called in the language of the page. */
export function filterLabel(context: SiteContext, parameter: FilterParameter, value: string): string {
  const { locale, site } = context;
  const say = directoryTexts(locale);
  const key = `${parameterText[parameter]}.${value}`;
  switch (parameter) {
    case "kategorie":
      return categoryName(value, locale);
    case "gruppe":
      return groupName(value, locale);
    case "gebiet":
      return site.areas.find((area) => area.key === value)?.name ?? value;
    case "sprache":
      return languageName(value, locale);
    default:
      return say(key as Parameters<typeof say>[0]);
  }
}

const parameterText: Record<FilterParameter, string> = {
  art: "kind",
  gruppe: "group",
  kategorie: "category",
  gebiet: "area",
  sprache: "language",
  rollstuhl: "wheelchair",
  zahlung: "payment",
  ausbildung: "training",
  service: "service",
};

/** How many of the hits have which value of a filter, the most first. */
function valuesOf(counts: Record<string, number>, kind: FacetKind): [value: string, count: number][] {
  return Object.entries(counts)
    .filter(([facet]) => facet.startsWith(`${kind}:`))
    .map(([facet, count]): [string, number] => [facet.slice(2), count])
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** What a filter is called. */
export const filterNames = {
  art: "filter.kind",
  gruppe: "filter.group",
  kategorie: "filter.category",
  gebiet: "filter.area",
  sprache: "filter.language",
  rollstuhl: "filter.wheelchair",
  zahlung: "filter.payment",
  ausbildung: "filter.training",
  service: "filter.service",
} as const satisfies Record<FilterParameter, string>;

/** All values of a filter that the hits have, the most frequent first; each a link that puts it in force or takes it away. */
export function facetValues(
  context: SiteContext,
  asked: Question,
  counts: Record<string, number>,
  parameter: FilterParameter,
): (FacetValue & { value: string })[] {
  const current = asked[parameter];
  return (
    valuesOf(counts, facetOfParameter[parameter])
      // Where no wheelchair gets in, nobody looks for.
      .filter(([value]) => parameter !== "rollstuhl" || value !== "no")
      .map(([value, count]) => ({
        value,
        label: filterLabel(context, parameter, value),
        href: listAddress(context, asked, { [parameter]: current === value ? undefined : value }),
        count: numberText(count, context.locale),
        current: current === value,
      }))
  );
}

const times = Array.from({ length: 18 }, (_, index) => `${String(index + 6).padStart(2, "0")}:00`);

/** The coming seven days in Berlin: what a person asks for. */
function nextDays(now: Date): string[] {
  const noon = Date.parse(`${isoDay(now)}T12:00:00Z`);
  return Array.from({ length: 7 }, (_, index) =>
    new Date(noon + index * 86_400_000).toISOString().slice(0, 10),
  );
}

/** Day and time that the form proposes: the coming full hour, or tomorrow morning. Earlier than now nobody asks for. */
function proposedTime(now: Date): [day: string | undefined, time: string] {
  const [today, tomorrow] = nextDays(now);
  const hour = Number(clockTime(Math.floor(now.getTime() / 60_000), "en").slice(0, 2)) + 1;
  return hour > 23 ? [tomorrow, "10:00"] : [today, `${String(Math.max(hour, 6)).padStart(2, "0")}:00`];
}

/** "987", or "1.000+" where counting went no further. */
const countedText = (count: number, locale: Locale): string =>
  count > mostCounted ? `${numberText(mostCounted, locale)}+` : numberText(count, locale);

/** The filters with their counts, each a link; those in force are ticked and lead back. */
export const ListFilters: FC<{
  context: SiteContext;
  asked: Question;
  counts: Record<string, number>;
  /** How many hits each radius has, where that is known; more than `mostCounted` are not told apart. */
  within?: ReadonlyMap<number, number> | undefined;
}> = (props) => {
  const { context, asked, counts, within } = props;
  const { locale } = context;
  const say = directoryTexts(locale);
  const facet = (parameter: FilterParameter): Facet => {
    const values = facetValues(context, asked, counts, parameter);
    const own = parameter === "sprache" ? locale.slice(0, 2) : undefined;
    const shown = values.filter(
      ({ value, current }, index) => index < mostValues || value === own || current,
    );
    const more = shown.length < values.length && {
      label: `${say("area.all")} (${numberText(values.length, locale)})`,
      href: listAddress(context, asked, { alle: parameter }),
    };
    return { label: say(filterNames[parameter]), values: shown, more: more || undefined };
  };
  const facets: Facet[] = [
    asked.gruppe || asked.kategorie ? facet("kategorie") : facet("gruppe"),
    facet("gebiet"),
    {
      label: say("filter.open"),
      values: [
        {
          label: say("filter.openNow"),
          href: listAddress(context, asked, { offen: asked.offen === "jetzt" ? undefined : "jetzt" }),
          current: asked.offen === "jetzt",
        },
      ],
    },
    facet("sprache"),
    facet("rollstuhl"),
    facet("zahlung"),
    facet("ausbildung"),
    facet("service"),
    facet("art"),
  ];
  if (asked.ort) {
    facets.unshift({
      label: say("filter.distance"),
      open: true,
      values: radii
        .filter((radius) => within?.get(radius) !== 0 || radius === asked.umkreis)
        .map((radius) => ({
          ...(within && { count: countedText(within.get(radius) ?? 0, locale) }),
          label: say("filter.within", { distance: distanceText(radius, locale) }),
          href: listAddress(context, asked, {
            umkreis: asked.umkreis === radius ? undefined : String(radius),
          }),
          current: asked.umkreis === radius,
        })),
    });
  }
  const { offen, seite: __, ...kept } = questionValues(asked);
  const [day, time] = offen && offen !== "jetzt" ? offen.split("T") : proposedTime(context.now);
  return (
    <Filters label={say("filter.title")} facets={facets.filter((one) => one.values.length > 0)}>
      <AddressForm context={context} asked={asked} />
      <form class="filter-form" action={formAddress(context, asked)} method="get">
        {Object.entries(kept).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="open-day">{say("filter.openAtLabel")}</label>
        <span class="field-pair">
          <select class="field-input" id="open-day" name="tag">
            {nextDays(context.now).map((one) => (
              <option value={one} selected={one === day}>
                {shortDay(new Date(`${one}T12:00:00Z`), locale)}
              </option>
            ))}
          </select>
          <select class="field-input" name="zeit" aria-label={say("filter.openAtLabel")}>
            {times.map((one) => (
              <option selected={one === time}>{one}</option>
            ))}
          </select>
        </span>
        <Button look="secondary" small>
          {say("filter.apply")}
        </Button>
      </form>
    </Filters>
  );
};

/** Parts of a question in words, where they are known. */
export interface SaidParts {
  /** What lies at the place that is looked around. */
  place?: string | undefined;
}

/** The moment that "open" asks for: "So., 29.11. 20:00". */
function momentWords({ now, locale }: SiteContext, asked: Question): string {
  const minute = openMinute(asked, now);
  if (minute === undefined) return asked.offen ?? "";
  return `${shortDay(new Date(minute * 60_000), locale)} ${clockTime(minute, locale)}`;
}

/** The filters in force, each of which can be taken away. */
export function activeFilters(context: SiteContext, asked: Question, { place }: SaidParts = {}): Chip[] {
  const say = directoryTexts(context.locale);
  const chips: { label: string; change: Parameters<typeof listAddress>[2] }[] = [];
  for (const parameter of Object.keys(facetOfParameter) as FilterParameter[]) {
    const value = asked[parameter];
    if (value)
      chips.push({ label: filterLabel(context, parameter, value), change: { [parameter]: undefined } });
  }
  if (asked.offen) {
    const label =
      asked.offen === "jetzt"
        ? say("filter.openNow")
        : say("filter.openAt", { when: momentWords(context, asked) });
    chips.push({ label, change: { offen: undefined } });
  }
  if (asked.ort) {
    const distance = asked.umkreis && distanceText(asked.umkreis, context.locale);
    const label = distance
      ? place
        ? say("filter.withinOf", { distance, address: place })
        : say("filter.within", { distance })
      : place
        ? say("filter.nearAddress", { address: place })
        : say("filter.near");
    chips.push({ label, change: { ort: undefined, bei: undefined, umkreis: undefined } });
  }
  if (asked.ausschnitt) chips.push({ label: say("filter.mapPart"), change: { ausschnitt: undefined } });
  return chips.map(({ label, change }) => ({
    label,
    href: listAddress(context, asked, change),
    removes: say("filter.remove", { label }),
  }));
}
