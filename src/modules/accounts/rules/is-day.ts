/** Whether a text is an ISO day that there is in the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // The 30th of February becomes the 2nd of March, the 40th nothing at all.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
