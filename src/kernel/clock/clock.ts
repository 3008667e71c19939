/** The only place that reads the time of day; tests may set it. */
let fixed: Date | undefined;

/** The present moment, or the one that a test has set. */
export function now(): Date {
  return fixed ? new Date(fixed) : new Date();
}

/** Sets the clock for a test; `undefined` lets it run again. */
export function setClock(moment: Date | undefined): void {
  fixed = moment;
}
