/**
 * A `Date` whose local time is its UTC time: a calendar on the wall that knows no time zone and no summer time.
 * The opening-hours package computes with the local time of the process; it is handed this class instead, so that the
 * server's `TZ` cannot change a result. What is 09:00 on the wall of the shop is 09:00 here.
 *
 * The package also tells `now` from it, but only to word warnings that nobody reads: it gets a fixed day, so that the
 * same value always gives the same answer.
 */
export class WallDate extends Date {
  constructor(...fields: [] | [number | string | Date] | [number, number, ...number[]]) {
    spend();
    if (fields.length > 1) super(Date.UTC(...(fields as [number, number])));
    else if (fields.length === 1) super(fields[0] as number);
    else super(Date.UTC(2026, 0, 1));
  }
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getDay(): number {
    return this.getUTCDay();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override getMinutes(): number {
    return this.getUTCMinutes();
  }
  override getSeconds(): number {
    return this.getUTCSeconds();
  }
  override getTimezoneOffset(): number {
    return 0;
  }
  override setDate(day: number): number {
    return this.setUTCDate(day);
  }
  override setHours(...time: [number, number?, number?, number?]): number {
    return this.setUTCHours(...(time as [number]));
  }
}

/** Thrown into the package when a value makes it compute without end. */
export class TooMuchWork extends Error {}

let left = Number.POSITIVE_INFINITY;

function spend(): void {
  if (--left < 0) throw new TooMuchWork("the opening hours need too many steps");
}

/**
 * Runs the package with a bound on the dates it may make, which is the bound on its loops: counted work, not time, so
 * that a slow machine refuses nothing that a fast one accepts.
 */
export function withWorkLimit<T>(dates: number, work: () => T): T {
  const before = left;
  left = dates;
  try {
    return work();
  } finally {
    left = before;
  }
}
