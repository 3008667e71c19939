// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Chips } from "../../../../kernel/ui/controls/chips.tsx";
import { Pagination } from "../../../../kernel/ui/controls/pagination.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { dayIn } from "../../rules/berlin.ts";
import { periods, queryOf, readQuestion } from "../../rules/list/question.ts";
import { type ListedSession, listedSessions, usedValues } from "../../store/listing.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { askAddress, calendarAddress, listAddress, receiptAddress } from "../addresses.ts";
import { dayHeading } from "../when.ts";
import { activeFilters, ListFilters } from "./list-filters.tsx";
import { SessionCard } from "./session-card.tsx";

const pageSize = 25;

/** What is on: today, this week, this month or all that is to come, day by day. */
export async function listPage(context: SiteContext): Promise<PageAnswer> {
  const { db, site, locale, now, url } = context;
  const say = programmeTexts(locale);
  const asked = readQuestion(
    url.searchParams,
    site.areas.map(({ key }) => key),
  );
  const { found, used } = await readInSite(db, site.id, async (tx) => ({
    found: await listedSessions(tx, asked, { now, limit: pageSize }),
    used: await usedValues(tx, now),
  }));
  const { sessions, total } = found;
  const chips = activeFilters(context, asked);
  const isPlain = queryOf(asked) === "";
  return {
    kind: "page",
    title: say("title"),
    description: say("list.description", { site: site.name }),
    noIndex: !isPlain,
    query: queryOf(asked),
    body: (
      <div class="wrap finder finder--plain">
        <div class="finder-head">
          <h1>{say("title")}</h1>
          <p class="lead">{say("list.lead")}</p>
          <nav aria-label={say("period.label")}>
            <ul class="chips">
              {[undefined, ...periods].map((period) => (
                <li>
                  <a
                    class="chip"
                    href={listAddress(context, asked, { zeitraum: period })}
                    aria-current={asked.zeitraum === period ? "true" : undefined}
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
          {sessions.length > 0 ? (
            <>
              {byDay(sessions).map(([day, ofDay]) => (
                <section class="day-list" aria-labelledby={`t${day}`}>
                  <h2 id={`t${day}`}>{dayHeading(day, now, locale)}</h2>
                  <ol class="cards">
                    {ofDay.map((session) => (
                      <li>
                        <SessionCard context={context} session={session} heading="h3" />
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
            <a href={askAddress(context)}>{say("ask.title")}</a>
          </p>
          <p class="no-print">
            <a href={calendarAddress(context, { asked })} rel="nofollow">
              {say("calendar.all")}
            </a>
          </p>
        </div>
      </div>
    ),
  };
}

/** What has begun already stands under the day on which it began. */
function byDay(sessions: readonly ListedSession[]): [day: string, sessions: ListedSession[]][] {
  const days = new Map<string, ListedSession[]>();
  for (const session of sessions) {
    const day = dayIn(session.startsAt);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  return [...days];
}
