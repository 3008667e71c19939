import { dayAfter, dayIn, startOf } from "../../../kernel/clock/berlin.ts";

/** The day in Berlin at a moment, as an ISO day. */
export const berlinDay: (moment: Date) => string = dayIn;

/**
 * The first moment of a day in Berlin: 22:00 or 23:00 UTC of the day before.
 *
 * @param later so many days after this one
 */
export const startOfBerlinDay = (day: string, later = 0): Date => startOf(dayAfter(day, later));
