const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" });

/** The day in Berlin at a moment, as an ISO day. */
export function berlinDay(moment: Date): string {
  return day.format(moment);
}
