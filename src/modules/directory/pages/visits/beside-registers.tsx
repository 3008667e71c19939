// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { GroupedBarChart } from "../../../../kernel/ui/charts/grouped-bar-chart.tsx";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { groupName } from "../../rules/categories/groups.ts";
import { compareCoverage } from "../../rules/sectors/compare-coverage.ts";
import {
  groupsOf,
  isConfirmed,
  type KnownEntry,
  knownByGroup,
  type StreetCoverage,
} from "../../rules/visits/street-coverage.ts";
import type { Coverage } from "../../store/import/coverage.ts";
import { visitsTexts } from "../../texts/visits/texts.ts";
import { isoDay, numberText } from "../times.ts";
import { coverageAddress } from "./addresses.ts";
import { dayText } from "./day-text.ts";

/** What is known of each programme area beside what registers count there. */
export const Quarters: FC<{ context: SiteContext; entries: KnownEntry[]; registers: Coverage[] }> = (
  props,
) => {
  const { context, entries, registers } = props;
  const { site, locale, now } = context;
  const say = visitsTexts(locale);
  const lists = registers.slice(0, 3);
  return (
    <Section id="quarters" title={say("quarters.title")}>
      <DataTable
        caption={say("quarters.title")}
        hideCaption
        columns={[
          { label: say("area") },
          { label: say("streets.known"), number: true },
          { label: say("streets.confirmed"), number: true },
          ...lists.map(({ source, asOf }) => ({
            label: say("sectors.counted", { source, date: dayText(asOf, locale) }),
            number: true,
          })),
        ]}
        rows={site.areas.map(({ key, name }) => {
          const there = entries.filter((entry) => entry.area === key);
          const confirmed = there.filter((entry) => isConfirmed(entry, isoDay(now))).length;
          const known = knownByGroup(there);
          const compared = lists.map(({ counts }) => {
            const here = counts.filter((count) => count.area === key);
            if (here.length === 0) return "–";
            const { alike, withoutGroup } = compareCoverage(here, known);
            return (
              <>
                {alike.counted > 0 && say("quarters.alike", alike)}
                {withoutGroup > 0 && (
                  <span class="muted small"> {say("quarters.rest", { count: withoutGroup })}</span>
                )}
              </>
            );
          });
          return [
            <a href={`${coverageAddress(context)}?${new URLSearchParams([["gebiet", key]])}`}>
              <bdi>{name}</bdi>
            </a>,
            ...[there.length, confirmed].map((figure) => numberText(figure, locale)),
            ...compared,
          ];
        })}
      />
      {lists.length > 0 && <p class="muted small">{say("quarters.why")}</p>}
    </Section>
  );
};

/** What is known of each trade beside what registers count. */
export const Sectors: FC<{
  context: SiteContext;
  area: string | undefined;
  streets: StreetCoverage[];
  registers: Coverage[];
}> = ({ context, area, streets, registers }) => {
  const { locale } = context;
  const say = visitsTexts(locale);
  const written = locale === "en" ? "en" : "de";
  const known = new Map<string, number>();
  for (const { byGroup } of streets)
    for (const [group, count] of byGroup) known.set(group, (known.get(group) ?? 0) + count);
  // The newest three say enough, and a chart with more series is none.
  const lists = registers.slice(0, 3).map(({ source, asOf, counts }) => ({
    name: say("sectors.counted", { source, date: dayText(asOf, locale) }),
    byGroup: new Map(
      compareCoverage(
        counts.filter((count) => area === undefined || count.area === area),
        known,
      ).groups.map(({ group, counted }) => [group, counted]),
    ),
  }));
  const shown = [...new Set([...groupsOf(streets), ...lists.flatMap(({ byGroup }) => [...byGroup.keys()])])];
  const figure = (value: number | undefined) =>
    value === undefined ? undefined : { value, text: numberText(value, locale) };
  if (shown.length === 0) return null;
  return (
    <Section id="sectors" title={say("sectors.title")}>
      <GroupedBarChart
        title={say("sectors.title")}
        series={[say("sectors.known"), ...lists.map(({ name }) => name)]}
        groups={shown.map((group) => ({
          label: groupName(group, written),
          values: [figure(known.get(group) ?? 0), ...lists.map(({ byGroup }) => figure(byGroup.get(group)))],
        }))}
        tableLabel={say("sectors.table")}
        rowLabel={say("sectors.trade")}
      />
      <p class="muted small">{say(lists.length > 0 ? "sectors.why" : "sectors.none")}</p>
    </Section>
  );
};
