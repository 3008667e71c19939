import { networkOf } from "./client-address.ts";

export interface RateLimit {
  /** Whether this address may ask for one more answer that costs work. Counts it. */
  allows(address: string): boolean;
  /** How many addresses are remembered. */
  readonly remembered: number;
}

export interface RateLimitOptions {
  /** Answers that may be asked at once after a pause. */
  burst?: number;
  /** Answers a second in the long run. */
  perSecond?: number;
  /** The addresses seen last that are remembered. */
  maxAddresses?: number;
  /** Milliseconds of a clock that never jumps. */
  clock?: () => number;
}

/**
 * One bucket of tokens per address (IPv6: per /64, which is what one connection is given). Only answers that cost work
 * are counted: kept answers and files never are, so a school or a whole mobile network behind one address can read
 * freely. The limit is there so that one address cannot take the machine from all others: a person who clicks without
 * pause needs about 2 a second, so 200 serve a hundred of them.
 */
export function createRateLimit({
  burst = 1000,
  perSecond = 200,
  maxAddresses = 20_000,
  clock = () => performance.now(),
}: RateLimitOptions = {}): RateLimit {
  // A Map keeps the order of insertion: the first is the address that was not seen for longest.
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    allows(address) {
      const key = networkOf(address);
      const now = clock();
      const bucket = buckets.get(key) ?? { tokens: burst, at: now };
      buckets.delete(key);
      buckets.set(key, bucket);
      bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      if (buckets.size > maxAddresses) buckets.delete(buckets.keys().next().value ?? key);
      if (bucket.tokens < 1) return false;
      bucket.tokens--;
      return true;
    },
    get remembered() {
      return buckets.size;
    },
  };
}
