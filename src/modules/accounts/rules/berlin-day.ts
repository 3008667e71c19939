const days = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" });
const hours = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Berlin",
  hour: "numeric",
  hourCycle: "h23",
});

/** The day in Berlin at a moment, as an ISO day. */
export function berlinDay(moment: Date): string {
  return days.format(moment);
}

/**
 * The first moment of a day in Berlin: 22:00 or 23:00 UTC of the day before.
 *
 * @param later so many days after this one
 */
export function startOfBerlinDay(day: string, later = 0): Date {
  const midnight = new Date(`${day}T00:00:00Z`);
  midnight.setUTCDate(midnight.getUTCDate() + later);
  // At midnight UTC it is one or two o'clock in Berlin; the clock changes at one o'clock UTC, hours away.
  return new Date(midnight.getTime() - Number(hours.format(midnight)) * 3_600_000);
}
