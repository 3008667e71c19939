const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Only a calculator: set before each use. */
const scratch = new Date(0);

/** For the package's "now", which words warnings that nobody reads: a fixed day, so that equal values give equal answers. */
const fixedNow = Date.UTC(2026, 0, 1);

/**
 * A calendar on the wall that knows no time zone and no summer time, with the part of `Date`'s methods that the
 * opening-hours package uses. The package computes with the local time of the process; it is handed this class in the
 * place of `Date`, so that the server's `TZ` cannot change a result. What is 09:00 on the shop's wall is 09:00 here.
 *
 * A class of its own and no heir of `Date`: V8 makes heirs of `Date` so slowly that evaluation took four times as long.
 */
export class WallDate {
  private time: number;

  constructor(
    valueOrYear?: number | WallDate,
    month?: number,
    day = 1,
    hour = 0,
    minute = 0,
    second = 0,
    ms = 0,
  ) {
    spend();
    if (month !== undefined) this.time = Date.UTC(Number(valueOrYear), month, day, hour, minute, second, ms);
    else this.time = valueOrYear === undefined ? fixedNow : Math.trunc(Number(valueOrYear));
  }
  getTime(): number {
    return this.time;
  }
  valueOf(): number {
    return this.time;
  }
  getFullYear(): number {
    scratch.setTime(this.time);
    return scratch.getUTCFullYear();
  }
  getMonth(): number {
    scratch.setTime(this.time);
    return scratch.getUTCMonth();
  }
  getDate(): number {
    scratch.setTime(this.time);
    return scratch.getUTCDate();
  }
  getDay(): number {
    scratch.setTime(this.time);
    return scratch.getUTCDay();
  }
  getHours(): number {
    scratch.setTime(this.time);
    return scratch.getUTCHours();
  }
  getMinutes(): number {
    scratch.setTime(this.time);
    return scratch.getUTCMinutes();
  }
  setDate(day: number): number {
    this.time += (day - this.getDate()) * DAY;
    return this.time;
  }
  setHours(hour: number, minute: number, second: number, ms: number): number {
    this.time = Math.floor(this.time / DAY) * DAY + hour * HOUR + minute * MINUTE + second * 1000 + ms;
    return this.time;
  }
}

/** A wall time (minutes) as the package takes it. The cast is the seam: its types say `Date`, its code is given `WallDate`. */
export function wallDate(wall: number): Date {
  return new WallDate(wall * MINUTE) as unknown as Date;
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
