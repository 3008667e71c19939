// SPDX-License-Identifier: EUPL-1.2

import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { BarList } from "../../../../kernel/ui/charts/bar-list.tsx";
import { Numbers } from "../../../../kernel/ui/charts/numbers.tsx";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { known } from "../../rules/catalogue.ts";
import { momentsOf, periodOf, quarterBefore, quarterOf } from "../../rules/figures/period.ts";
import { smallestGroup, suppressTogether } from "../../rules/figures/suppress.ts";
import { type PublicFigures, publicMonths, publicTotalsOf } from "../../store/figures/totals.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { listAddress, lookBackAddress } from "../addresses.ts";
import { kindText } from "../list/session-card.tsx";
import { spanDays } from "../when.ts";

const quarters = 8;
const none: PublicFigures = { sessions: 0, visits: 0, people: 0 };

/** A line of a list: how many sessions, and how many visits where that may be said. */
interface Line {
  name: string;
  figures: PublicFigures;
  visits: number | undefined;
}

/**
 * What took place in a quarter that is over: one that is still running is not shown, since whoever looked at it day by day would see
 * who came on each of them.
 */
export async function lookBackPage(context: SiteContext): Promise<PageAnswer> {
  const { db, site, locale, now, url } = context;
  const say = programmeTexts(locale);
  const present = quarterOf(dayIn(now));
  const all = Array.from({ length: quarters }, (_, before) => quarterBefore(present, before + 1));
  const [last = present] = all;
  const quarter = all.find((each) => each === url.searchParams.get("quartal")) ?? last;
  const period = periodOf(quarter) ?? { first: "", last: "" };
  const eldest = periodOf(all.at(-1) ?? last) ?? period;
  const { totals, months } = await readInSite(db, site.id, async (tx) => ({
    totals: await publicTotalsOf(tx, { ...momentsOf(period), now }),
    months: await publicMonths(tx, {
      ...momentsOf({ first: eldest.first, last: periodOf(last)?.last ?? period.last }),
      now,
    }),
  }));
  const lively = new Set(months.map((month) => quarterOf(`${month}-01`)));
  const offered = all.filter((each) => each === last || each === quarter || lively.has(each));
  const total = totals.total.get("") ?? none;
  const inOrder = (keys: string[], group: Map<string, PublicFigures>) =>
    [...keys, ...[...group.keys()].filter((key) => !keys.includes(key))].filter((key) => group.has(key));
  const kinds = inOrder(
    known.kinds.map(({ id }) => id),
    totals.kind,
  );
  const areas = inOrder(
    site.areas.map(({ key }) => key),
    totals.area,
  );
  const cell = ({ visits, people }: PublicFigures) => ({ count: visits, people });
  const shown = suppressTogether(
    [
      kinds.map((key) => cell(totals.kind.get(key) ?? none)),
      areas.map((key) => cell(totals.area.get(key) ?? none)),
    ],
    cell(total),
  );
  const lines = (
    at: number,
    keys: string[],
    group: Map<string, PublicFigures>,
    nameOf: (key: string) => string,
  ) =>
    keys.map(
      (key, index): Line => ({
        name: nameOf(key),
        figures: group.get(key) ?? none,
        visits: shown.counts[at]?.[index],
      }),
    );
  const areaNames = new Map(site.areas.map(({ key, name }) => [key, name]));
  const format = new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-latn" : localeFacts[locale].intl);
  const number = (value: number | undefined) =>
    value === undefined ? say("back.hidden") : format.format(value);
  const list = (id: string, title: string, name: string, of: Line[]) => (
    <Section id={id} title={title}>
      <BarList
        title={say("back.visits")}
        bars={of.map((line) => ({ label: line.name, value: line.visits ?? 0, text: number(line.visits) }))}
      />
      <DataTable
        caption={`${title}: ${say("back.visits")}`}
        hideCaption
        columns={[
          { label: name },
          { label: say("back.sessions"), number: true },
          { label: say("back.visits"), number: true },
        ]}
        rows={of.map((line) => [line.name, number(line.figures.sessions), number(line.visits)])}
      />
    </Section>
  );
  return {
    kind: "page",
    title: say("back.title"),
    description: say("back.lead"),
    noIndex: quarter !== last,
    query: quarter === last ? "" : `quartal=${quarter}`,
    body: (
      <div class="wrap">
        <h1>{say("back.title")}</h1>
        <p class="lead">{say("back.lead")}</p>
        <nav aria-label={say("back.quarters")}>
          <ul class="chips">
            {offered.map((each) => {
              const days = periodOf(each);
              return (
                <li>
                  <a
                    class="chip"
                    href={lookBackAddress(context, each === last ? undefined : each)}
                    aria-current={each === quarter ? "true" : undefined}
                  >
                    {days && spanDays(days.first, days.last, locale)}
                  </a>
                </li>
              );
            })}
          </ul>
        </nav>
        {total.sessions === 0 ? (
          <EmptyState icon="calendar" title={say("back.empty")} text={say("back.emptyText")} />
        ) : (
          <>
            <Section id="sum" title={spanDays(period.first, period.last, locale)}>
              <Numbers
                items={[
                  { label: say("back.sessions"), text: number(total.sessions) },
                  { label: say("back.visits"), text: number(shown.total) },
                ]}
              />
            </Section>
            {list(
              "kinds",
              say("back.byKind"),
              say("filter.art"),
              lines(0, kinds, totals.kind, (key) => kindText(key, say)),
            )}
            {areas.length > 1 &&
              list(
                "areas",
                say("back.byArea"),
                say("filter.gebiet"),
                lines(1, areas, totals.area, (key) => areaNames.get(key) ?? say("back.noArea")),
              )}
            <p class="muted">{say("back.hiddenWhy", { smallest: smallestGroup })}</p>
          </>
        )}
        <p class="section">
          <a href={listAddress(context)}>{say("start.all")}</a>
        </p>
      </div>
    ),
  };
}
