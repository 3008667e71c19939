// SPDX-License-Identifier: EUPL-1.2
/** The clocks and days of Berlin, as the kernel has them. */
export {
  dayAfter,
  dayIn,
  isDay,
  isTime,
  momentIn,
  startOf,
  wallOf,
  weekdayOf,
} from "../../../kernel/clock/berlin.ts";
