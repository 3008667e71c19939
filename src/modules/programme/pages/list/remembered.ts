// SPDX-License-Identifier: EUPL-1.2
import { askInSite } from "../../../../kernel/db/in-site.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { spanOfMonth } from "../../rules/list/month.ts";
import { type ListQuestion, queryOf } from "../../rules/list/question.ts";
import { hasForeign } from "../../store/calendars/foreign-events.ts";
import { type ListPages, pagesOf, type UsedValues, usedValues } from "../../store/listing.ts";
import { type DayOfMonth, daysWithSessions } from "../../store/open/month.ts";

/** What is over leaves the filters after so long at the latest; a change of the plan is seen at once. */
const heldMs = 600_000;

/** Values of the filters that lead to something. They are the same for all questions, and asked with each of them. */
export const usedNow = ({ db, site, now, remember }: SiteContext): Promise<UsedValues> =>
  remember(`programme filters ${site.id} ${Math.floor(now.getTime() / heldMs)}`, () =>
    askInSite(db, site.id, (tx) => usedValues(tx, now)),
  );

/** As right as kept pages are. */
const thisMinute = (now: Date): number => Math.floor(now.getTime() / 60_000);

/** Where the pages of a question begin and how many sessions it has: the same for all its pages. */
export const pagesNow = (
  { db, site, now, remember }: SiteContext,
  asked: ListQuestion,
  size: number,
): Promise<ListPages> => {
  const query = queryOf({ ...asked, seite: 1 });
  return remember(`programme pages ${site.id} ${thisMinute(now)} ${size} ${query}`, () =>
    askInSite(db, site.id, (tx) => pagesOf(tx, asked, now, size)),
  );
};

/** Whether foreign calendars bring anything that is to come. */
export const foreignNow = ({ db, site, now, remember }: SiteContext): Promise<boolean> =>
  remember(`programme foreign ${site.id} ${thisMinute(now)}`, () =>
    askInSite(db, site.id, (tx) => hasForeign(tx, now)),
  );

/** What is on in a month, day by day: the same in all languages. */
export const monthNow = (
  { db, site, now, remember }: SiteContext,
  asked: ListQuestion,
  { month, firsts }: { month: string; firsts: number },
): Promise<DayOfMonth[]> =>
  remember(`programme month ${site.id} ${thisMinute(now)} ${month} ${firsts} ${queryOf(asked)}`, () =>
    askInSite(db, site.id, (tx) => daysWithSessions(tx, asked, now, { ...spanOfMonth(month), firsts })),
  );
