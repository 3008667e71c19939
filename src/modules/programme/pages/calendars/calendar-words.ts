// SPDX-License-Identifier: EUPL-1.2
import type { SiteContext } from "../../../quarter/index.ts";
import type { ReadingProblem } from "../../rules/calendars/next-reading.ts";
import type { CalendarFormProblem } from "../../rules/calendars/read-subscription.ts";
import { known } from "../../rules/catalogue.ts";
import type { CalendarProblem } from "../../rules/ical/occurrence.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";

/** What is wrong with a calendar, and what to do, in a sentence or two. */
export const problemWords: Record<ReadingProblem, StaffText> = {
  "not-allowed": "calendars.problem.notAllowed",
  "no-such-host": "calendars.problem.noSuchHost",
  unreachable: "calendars.problem.unreachable",
  "too-slow": "calendars.problem.tooSlow",
  "too-large": "calendars.problem.tooLarge",
  "too-many-redirects": "calendars.problem.unreachable",
  gone: "calendars.problem.gone",
  closed: "calendars.problem.closed",
  refused: "calendars.problem.refused",
  "not-a-calendar": "calendars.problem.notACalendar",
  truncated: "calendars.problem.truncated",
};

/** What is wrong with a form. */
export const formWords: Record<CalendarFormProblem | "there-already" | "file", StaffText> = {
  name: "calendars.nameMissing",
  kind: "plan.kindMissing",
  address: "calendars.addressWrong",
  "there-already": "calendars.thereAlready",
  file: "calendars.fileMissing",
};

const leftOutWords: Record<CalendarProblem["why"], StaffText> = {
  "no-start": "calendars.left.noStart",
  "bad-time": "calendars.left.noStart",
  "bad-rule": "calendars.left.badRule",
  "rule-too-fine": "calendars.left.badRule",
  "rule-too-long": "calendars.left.badRule",
  "unknown-zone": "calendars.left.unknownZone",
  "too-many-dates": "calendars.left.tooMany",
  "bad-line": "calendars.left.badLine",
};

/** What of a file was left out, in sentences; those of one kind together. */
export function leftOutTexts(context: SiteContext, problems: readonly CalendarProblem[]): string[] {
  const say = staffTexts(context.locale);
  const titles = new Map<StaffText, Set<string>>();
  for (const { why, title } of problems) {
    const of = titles.get(leftOutWords[why]) ?? new Set();
    titles.set(leftOutWords[why], of);
    if (title) of.add(`„${title}“`);
  }
  return [...titles].map(([words, of]) => {
    const some = [...of].slice(0, 5);
    return some.length > 0 ? `${say(words)} ${some.join(", ")}` : say(words);
  });
}

/** The kinds and areas that a calendar can be sorted in. */
export const knownOf = ({ site }: SiteContext): { kinds: string[]; areas: string[] } => ({
  kinds: known.kinds.map(({ id }) => id),
  areas: site.areas.map(({ key }) => key),
});
