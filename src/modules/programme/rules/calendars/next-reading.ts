// SPDX-License-Identifier: EUPL-1.2
import type { FetchProblem } from "../../../../kernel/fetch/fetch-foreign.ts";
import type { CalendarRefusal } from "../ical/occurrence.ts";

/** Why the entries of a calendar are not those of today. */
export type ReadingProblem = FetchProblem | CalendarRefusal;

const hour = 3_600_000;
const usually = 4 * hour;
const longest = 24 * hour;
/** A server that is away for once is nobody's work. */
const failuresBeforeWork = 2;

/** When a calendar is asked again: every few hours; after a failure soon, and ever more seldom. */
export const nextReading = (now: Date, failures: number): Date =>
  new Date(
    now.getTime() + (failures === 0 ? usually : Math.min(longest, hour * 2 ** Math.min(failures - 1, 10))),
  );

/** Whether somebody has to look at it. */
export const isWork = ({ state, failures }: { state: string; failures: number }): boolean =>
  state === "failed" && failures >= failuresBeforeWork;
