/** The present moment: the only place that reads the time of day. */
export function now(): Date {
  return new Date();
}
