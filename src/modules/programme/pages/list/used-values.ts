// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type ListQuestion, queryOf } from "../../rules/list/question.ts";
import { countSessions, type UsedValues, usedValues } from "../../store/listing.ts";

/** What is over leaves the filters after so long at the latest; a change of the plan is seen at once. */
const heldMs = 600_000;

/** Values of the filters that lead to something. They are the same for all questions, and asked with each of them. */
export const usedNow = ({ db, site, now, remember }: SiteContext): Promise<UsedValues> =>
  remember(`programme filters ${site.id} ${Math.floor(now.getTime() / heldMs)}`, () =>
    readInSite(db, site.id, (tx) => usedValues(tx, now)),
  );

/** How many sessions a question has: the same on all its pages, and right to the minute as kept pages are. */
export const countNow = ({ db, site, now, remember }: SiteContext, asked: ListQuestion): Promise<number> => {
  const query = queryOf({ ...asked, seite: 1 });
  return remember(`programme count ${site.id} ${Math.floor(now.getTime() / 60_000)} ${query}`, () =>
    readInSite(db, site.id, (tx) => countSessions(tx, asked, now)),
  );
};
