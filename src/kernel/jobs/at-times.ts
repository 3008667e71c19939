import cronParser from "cron-parser";

const zone = "Europe/Berlin";

/**
 * Calls `due` at each time of a cron line, with that time, until it is stopped. Where the machine slept through some of them, once.
 *
 * The next time is reckoned once for each time that comes: with summer time it takes some milliseconds.
 *
 * @returns stops it
 */
export function atTimes(cron: string, due: (time: Date) => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (after: number) => {
    const next = cronParser
      .parseExpression(cron, { tz: zone, currentDate: new Date(after) })
      .next()
      .getTime();
    timer = setTimeout(() => {
      due(new Date(next));
      // A timer may be a moment early: the same time must not come twice.
      wait(Math.max(next, Date.now()));
    }, next - Date.now());
  };
  wait(Date.now());
  return () => clearTimeout(timer);
}
