// SPDX-License-Identifier: EUPL-1.2

import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { signedIn, type WorkItem } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { limitsOn } from "../../rules/hours/hour-limits.ts";
import { countOpenRequests } from "../../store/asking/room-requests.ts";
import { countWithoutForm } from "../../store/being-there/hours.ts";
import { missedTwice } from "../../store/being-there/missed.ts";
import { doubtfulSignUps } from "../../store/joining/doubtful.ts";
import { openNotices } from "../../store/notices.ts";
import { countUncalled } from "../../store/sessions.ts";
import { listsNotSigned } from "../../store/signed-lists.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { momentText } from "../when.ts";

const day = 86_400_000;

/** For how long work that nobody did is still shown. */
export const uncalledSince = (now: Date): Date => new Date(now.getTime() - 28 * day);
export const missedSince = (now: Date): Date => new Date(now.getTime() - 42 * day);
/** A missing list is work to do for as long as people may remember that they were there. */
export const unsignedSince = (now: Date): Date => new Date(now.getTime() - 92 * day);

/** What waits for those who see who comes, for the first internal page. */
export async function programmeWork(context: SiteContext): Promise<WorkItem[]> {
  const { primary, site, locale, now } = context;
  const say = staffTexts(locale);
  const limits = limitsOn(dayIn(now));
  const { notices, doubtful, asked, uncalled, missed, unsigned, forms } = await readInSite(
    primary,
    site.id,
    async (tx) => ({
      notices: await openNotices(tx, now, 100),
      doubtful: (await doubtfulSignUps(tx, now, 100)).reduce((sum, { count }) => sum + count, 0),
      asked: await countOpenRequests(tx, now),
      uncalled: await countUncalled(tx, uncalledSince(now), now, signedIn(context).id),
      missed: (await missedTwice(tx, missedSince(now), 100)).length,
      unsigned: (await listsNotSigned(tx, unsignedSince(now), now)).length,
      forms: limits ? await countWithoutForm(tx, limits) : { soon: 0, due: 0 },
    }),
  );
  // What hurries stands first, so the first of them is the first that is over.
  const hurried = notices.filter(({ tellUntil }) => tellUntil !== null);
  const [first] = hurried;
  const tell = notices.length - hurried.length;
  const until = first?.tellUntil ? momentText(first.tellUntil, writtenIn(locale)) : "";
  const here = (part: string) => `${staffAddress(context)}#${part}`;
  const byForm = `${staffAddress(context, "personen")}?stand=bogen`;
  return [
    {
      count: hurried.length,
      text: say("work.hurry", { count: hurried.length, until }),
      href: here("tell"),
    },
    { count: tell, text: say("work.tell", { count: tell }), href: here("tell") },
    { count: doubtful, text: say("work.doubtful", { count: doubtful }), href: here("doubtful") },
    { count: asked, text: say("work.asked", { count: asked }), href: staffAddress(context, "anfragen") },
    {
      count: uncalled.all,
      text: say("work.uncalled", { count: uncalled.all, own: uncalled.own }),
      href: here("uncalled"),
    },
    { count: missed, text: say("work.missed", { count: missed }), href: here("missed") },
    { count: unsigned, text: say("work.unsigned", { count: unsigned }), href: here("unsigned") },
    { count: forms.due, text: say("work.due", { count: forms.due }), href: byForm },
    { count: forms.soon, text: say("work.soon", { count: forms.soon }), href: byForm },
  ]
    .filter(({ count }) => count > 0)
    .map(({ text, href }) => ({ text, href }));
}
