// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { Chips } from "../../../../kernel/ui/controls/chips.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { lookOf } from "../../rules/catalogue.ts";
import { monthsBeside, readMonth } from "../../rules/list/month.ts";
import { filtersOf, queryOf, readQuestion } from "../../rules/list/question.ts";
import { textIn } from "../../rules/planning/offering.ts";
import type { DayOfMonth } from "../../store/open/month.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { listAddress, monthAddress } from "../addresses.ts";
import { activeFilters, ListFilters } from "../list/list-filters.tsx";
import { monthNow, usedNow } from "../list/remembered.ts";
import { clockTime, longDay, monthName } from "../when.ts";
import { MonthHead, MonthTable } from "./month-table.tsx";

/** Named in a cell where there is room; the others are counted. */
const named = 2;

/** A month of the programme as a calendar: each day on which something is on leads to its list. */
export async function monthPage(context: SiteContext): Promise<PageAnswer> {
  const { site, locale, now, url } = context;
  const say = programmeTexts(locale);
  const today = dayIn(now);
  const asked = filtersOf(
    readQuestion(
      url.searchParams,
      site.areas.map(({ key }) => key),
    ),
  );
  const month = readMonth(url.searchParams.get("monat"), today);
  const used = await usedNow(context);
  const days = await monthNow(context, asked, { month, firsts: named });
  const name = monthName(month, locale);
  const chips = activeFilters(context, asked);
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const query = new URLSearchParams(queryOf(asked));
  if (month !== today.slice(0, 7)) query.set("monat", month);
  return {
    kind: "page",
    title: `${say("title")}: ${name}`,
    description: say("list.description", { site: site.name }),
    noIndex: queryOf(asked) !== "",
    query: query.toString(),
    body: (
      <div class="wrap finder finder--plain">
        <div class="finder-head">
          <h1>{say("title")}</h1>
          <ViewChips
            context={context}
            list={listAddress(context, asked)}
            month={monthAddress(context, asked)}
            now="month"
          />
          <div class="row">
            <span class="muted">{say("list.count", { count: total })}</span>
            {chips.length > 0 && <Chips label={say("filter.active")} chips={chips} />}
          </div>
        </div>
        <ListFilters
          context={context}
          asked={asked}
          used={used}
          to={(change) => monthAddress(context, { ...asked, ...change }, month)}
        />
        <div class="finder-list">
          <MonthHead
            label={say("open.months")}
            locale={locale}
            beside={monthsBeside(month, today)}
            to={(other) => monthAddress(context, asked, other)}
          >
            <h2 id="month">{name}</h2>
          </MonthHead>
          <MonthTable month={month} locale={locale} labelledBy="month">
            {(day) => (
              <Day
                context={context}
                day={day}
                today={today}
                on={days.find((one) => one.day === day)}
                href={listAddress(context, asked, { tag: day })}
              />
            )}
          </MonthTable>
          {total === 0 && <p>{say("open.monthEmpty")}</p>}
        </div>
      </div>
    ),
  };
}

/** The two ways in which the programme is shown. */
export const ViewChips: FC<{ context: SiteContext; list: string; month: string; now: "list" | "month" }> = (
  props,
) => {
  const say = programmeTexts(props.context.locale);
  return (
    <nav aria-label={say("open.view")}>
      <ul class="chips">
        {(["list", "month"] as const).map((view) => (
          <li>
            <a class="chip" href={props[view]} aria-current={props.now === view ? "true" : undefined}>
              {say(`open.view.${view}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Day: FC<{
  context: SiteContext;
  day: string;
  today: string;
  on: DayOfMonth | undefined;
  href: string;
}> = ({ context, day, today, on, href }) => {
  const { locale } = context;
  const say = programmeTexts(locale);
  const number = String(Number(day.slice(8)));
  const isToday = day === today;
  if (!on)
    return (
      <td class={day < today ? "month-over" : undefined} aria-current={isToday ? "date" : undefined}>
        {number}
      </td>
    );
  const count = say("list.count", { count: on.count });
  return (
    <td class="month-on" aria-current={isToday ? "date" : undefined}>
      <a href={href}>
        <span class="kern-sr-only">
          {longDay(new Date(`${day}T12:00:00Z`), locale)}: {count}
        </span>
        <span class="month-day" aria-hidden="true">
          {number}
        </span>
        <span class="month-count" aria-hidden="true">
          {on.count}
        </span>
        <span class="month-names" aria-hidden="true">
          {on.first.map(({ startsAt, kind, texts }) => (
            <span class={`tone-${lookOf(kind).tone}`}>
              {clockTime(new Date(startsAt), locale)} <bdi>{textIn(texts, locale).text.title}</bdi>
            </span>
          ))}
          {on.count > on.first.length && <span>+ {on.count - on.first.length}</span>}
        </span>
      </a>
    </td>
  );
};
