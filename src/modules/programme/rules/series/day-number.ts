const DAY = 86_400_000;

/** Days since 1 January 1970 of a day such as `2026-11-23`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

/** The day with this number, as `2026-11-23`. */
export function dayOfNumber(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Day of the week, Monday is 0. */
export function weekdayOf(number: number): number {
  // 1 January 1970 was a Thursday.
  return (((number + 3) % 7) + 7) % 7;
}

/** The day number of a date of the calendar; months from 1. Days beyond the month run on into the next. */
export function numberOfDate(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has; months from 1. */
export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (lengths[month - 1] ?? 30);
}

/** Days of 400 years, after which the calendar repeats. */
const ERA = 146_097;

/**
 * Year, month (from 1) and day of the month of a day number. Counted in years that begin in March, so that the day of a leap year is
 * their last, and without `Date`, because the search for the dates of foreign calendars asks for it up to a million times.
 */
export function dateOfNumber(number: number): { year: number; month: number; day: number } {
  // From 1 March of the year 0.
  const days = number + 719_468;
  const era = Math.floor(days / ERA);
  const ofEra = days - era * ERA;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}
