import { fold } from "../../../../kernel/i18n/fold.ts";
import { normalForm } from "../../../../kernel/i18n/normal-form.ts";

/** The failures of one account or of one network address, as they are stored. */
export interface Failures {
  count: number;
  last: Date;
}

/** How much guessing is borne. */
interface Bounds {
  /** Tries that cost no waiting. */
  free: number;
  /** Seconds to wait after the first one more; each further one doubles it. */
  firstWait: number;
  longestWait: number;
}

const hour = 3600;
/**
 * `account`: of one name, from wherever; the longest wait is an hour, since strangers can bring it about. `address`: of one
 * network, under whatever names; a school or a counselling centre shares one. `factor`: codes of a second factor, a million
 * in number, asked only of those who know the password: so a day does no harm.
 */
const bounds = {
  account: { free: 10, firstWait: 30, longestWait: hour },
  address: { free: 30, firstWait: 30, longestWait: hour },
  factor: { free: 10, firstWait: 30, longestWait: 24 * hour },
} as const satisfies Record<string, Bounds>;

export type ThrottleKind = keyof typeof bounds;

/** Seconds without a failure after which nothing is held against anybody; rows as old as that may be deleted. */
export const forgivenAfter = 48 * hour;

/**
 * Decides about one try before it is made, and counts it as a failure at once: whoever sends two hundred at the same time
 * waits as well. A try that succeeds is given back. One that must wait is not looked at and counts nothing, so that waiting is
 * never prolonged by asking again.
 *
 * @param before what is stored, read with a lock on the row; undefined where there is none
 * @returns seconds to wait, 0 for going on, and what is to be stored
 * @example
 * const { wait, after } = takeTry("account", await lockFailures(tx, accountKey(name)), now);
 */
export function takeTry(
  kind: ThrottleKind,
  before: Failures | undefined,
  now: Date,
): { wait: number; after: Failures | undefined } {
  const wait = secondsToWait(kind, before, now);
  if (wait > 0) return { wait, after: before };
  const kept = before !== undefined && secondsSince(before.last, now) < forgivenAfter ? before.count : 0;
  return { wait: 0, after: { count: kept + 1, last: now } };
}

/**
 * What is stored after a try that succeeded. Of an account nothing remains. Of an address only this try is taken back: else
 * whoever has an account of their own could begin anew with each success.
 */
export function forgive(kind: ThrottleKind, failures: Failures | undefined): Failures | undefined {
  if (kind !== "address" || failures === undefined || failures.count <= 1) return undefined;
  return { ...failures, count: failures.count - 1 };
}

/** The name under which failures of an account are counted; how it is spelt makes no difference. */
export function accountKey(name: string): string {
  return fold(normalForm(name, "NFKC").trim()).replace(/\s+/g, " ").slice(0, 200);
}

function secondsToWait(kind: ThrottleKind, failures: Failures | undefined, now: Date): number {
  const { free, firstWait, longestWait } = bounds[kind];
  if (failures === undefined || failures.count < free) return 0;
  // 2^40 is beyond every bound, and still a number.
  const wait = Math.min(longestWait, firstWait * 2 ** Math.min(40, failures.count - free));
  return Math.max(0, Math.ceil(wait - secondsSince(failures.last, now)));
}

/** Never negative: a clock that was set back makes nobody wait for longer than the bound. */
function secondsSince(last: Date, now: Date): number {
  return Math.max(0, (now.getTime() - last.getTime()) / 1000);
}
