// SPDX-License-Identifier: EUPL-1.2
import { askInSite, readInSite } from "../../../../kernel/db/in-site.ts";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Chips } from "../../../../kernel/ui/controls/chips.tsx";
import { Pagination } from "../../../../kernel/ui/controls/pagination.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type ListQuestion, periods, queryOf, readQuestion } from "../../rules/list/question.ts";
import { type ListDays, listedAlone, listedWithForeign } from "../../store/calendars/mixed-list.ts";
import { programmeTexts } from "../../texts/texts.ts";
import {
  askAddress,
  calendarAddress,
  embedAddress,
  feedAddress,
  listAddress,
  lookBackAddress,
  monthAddress,
  receiptAddress,
} from "../addresses.ts";
import { feedTitle } from "../feed/programme-feed.ts";
import { ViewChips } from "../month/month-page.tsx";
import { PosterLinks } from "../paper/paper-links.tsx";
import { dayHeading } from "../when.ts";
import { ForeignCard } from "./foreign-card.tsx";
import { activeFilters, ListFilters, listTitle } from "./list-filters.tsx";
import { foreignNow, pagesNow, usedNow } from "./remembered.ts";
import { SessionCard } from "./session-card.tsx";

const pageSize = 25;

/** What is on: today, this week, this month or all that is to come, day by day. */
export async function listPage(context: SiteContext): Promise<PageAnswer> {
  const { site, locale, now, url } = context;
  const say = programmeTexts(locale);
  const asked = readQuestion(
    url.searchParams,
    site.areas.map(({ key }) => key),
  );
  const used = await usedNow(context);
  const { days, total } = await sessionsOf(context, asked);
  const chips = activeFilters(context, asked);
  const isPlain = queryOf(asked) === "";
  return {
    kind: "page",
    title: listTitle(context, asked),
    description: say("list.description", { site: site.name }),
    noIndex: !isPlain,
    query: queryOf(asked),
    feeds: [{ title: feedTitle(context, asked), href: feedAddress(context, asked) }],
    body: (
      <div class="wrap finder finder--plain">
        <div class="finder-head">
          <h1>{say("title")}</h1>
          <p class="lead">{say("list.lead")}</p>
          <ViewChips
            context={context}
            list={listAddress(context, asked)}
            month={monthAddress(context, asked, asked.tag?.slice(0, 7))}
            now="list"
          />
          <nav aria-label={say("period.label")}>
            <ul class="chips">
              {[undefined, ...periods].map((period) => (
                <li>
                  <a
                    class="chip"
                    href={listAddress(context, asked, { zeitraum: period, tag: undefined })}
                    aria-current={asked.zeitraum === period && !asked.tag ? "true" : undefined}
                  >
                    {say(period ? `period.${period}` : "period.all")}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div class="row">
            <span class="muted">{say("list.count", { count: total })}</span>
            {chips.length > 0 && <Chips label={say("filter.active")} chips={chips} />}
          </div>
        </div>
        <ListFilters context={context} asked={asked} used={used} />
        <div class="finder-list">
          {days.length > 0 ? (
            <>
              {days.map(([day, ofDay]) => (
                <section class="day-list" aria-labelledby={`t${day}`}>
                  <h2 id={`t${day}`}>{dayHeading(day, now, locale)}</h2>
                  <ol class="cards">
                    {ofDay.map((item) => (
                      <li>
                        {"session" in item ? (
                          <SessionCard context={context} session={item.session} heading="h3" />
                        ) : (
                          <ForeignCard context={context} event={item.foreign} />
                        )}
                      </li>
                    ))}
                  </ol>
                </section>
              ))}
              <Pagination
                page={asked.seite}
                pages={Math.ceil(total / pageSize)}
                href={(page) => listAddress(context, asked, { seite: page })}
                label={say("pages")}
                previous={say("previous")}
                next={say("next")}
                pageLabel={(page) => say("page", { page })}
              />
            </>
          ) : (
            <EmptyState icon="calendar" title={say("list.empty.title")} text={say("list.empty.text")}>
              {!isPlain && <Chips chips={[{ label: say("list.all"), href: listAddress(context) }]} />}
            </EmptyState>
          )}
          <p class="no-print">
            <a href={receiptAddress(context)} rel="nofollow">
              {say("offering.receipt")}
            </a>
          </p>
          <p class="no-print">
            <a href={askAddress(context)}>{say("ask.title")}</a> ·{" "}
            <a href={lookBackAddress(context)}>{say("back.title")}</a>
          </p>
          <p class="no-print">
            <a href={calendarAddress(context, { asked })} rel="nofollow">
              {say("calendar.all")}
            </a>{" "}
            ·{" "}
            <a href={feedAddress(context, asked)} rel="nofollow">
              {say("open.feed")}
            </a>{" "}
            ·{" "}
            <a href={embedAddress(context, asked)} rel="nofollow">
              {say("open.embed")}
            </a>{" "}
            ·{" "}
            <a href={webcalAddress(context, asked)} rel="nofollow">
              {say("calendar.webcal")}
            </a>
          </p>
          <PosterLinks context={context} />
        </div>
      </div>
    ),
  };
}

/** What stands on the page that is asked for, and how much there is on all of them. */
async function sessionsOf(
  context: SiteContext,
  asked: ListQuestion,
): Promise<{ days: ListDays; total: number }> {
  const { db, site, now } = context;
  const within = { now, size: pageSize };
  if (await foreignNow(context)) return readInSite(db, site.id, (tx) => listedWithForeign(tx, asked, within));
  const pages = asked.seite > 1 ? await pagesNow(context, asked, pageSize) : undefined;
  const from = pages?.starts[asked.seite - 1];
  if (pages && !from) return { days: [], total: pages.total };
  const { days, own } = await askInSite(db, site.id, (tx) => listedAlone(tx, asked, { ...within, from }));
  // What fits on the first page is counted by looking at it.
  if (!pages && own < pageSize) return { days, total: own };
  const { total } = pages ?? (await pagesNow(context, asked, pageSize));
  return { days, total };
}

/** The same calendar under the name by which calendar apps open it. */
const webcalAddress = (context: SiteContext, asked: ListQuestion): string =>
  `webcal:${new URL(calendarAddress(context, { asked }), context.url).href.replace(/^https?:/, "")}`;
