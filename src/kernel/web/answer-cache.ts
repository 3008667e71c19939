import { LRUCache } from "lru-cache";
import { isOutage } from "./is-outage.ts";
import { type Reply, sizeOf } from "./reply/reply.ts";
import { visitorsLocale } from "./request/visitors-locale.ts";

/** How one answer is kept. */
export interface CachePlan {
  /** The full address in its one spelling. */
  address: string;
  /** Set where the address names no language, so that each language has its own answer. */
  locale?: string;
  /** Whose change throws the answer away: a site's id, or `*` for answers about all sites. */
  tag: string;
  /** How long it may be kept; undefined until the tag changes. */
  seconds: number | undefined;
}

interface Tag {
  /** Grows with each change. An answer that was begun under an older number is not kept. */
  generation: number;
}

interface Kept {
  reply: Reply;
  tag: Tag;
  generation: number;
  epoch: number;
  expires: number;
}

export interface AnswerCache {
  /**
   * The answer that is ready for an address as asked, in the visitor's language where that matters. Addresses in
   * another spelling than ours are not found here; the application finds their answer with `through`.
   */
  find(address: string, acceptLanguage: string): Reply | undefined;
  /**
   * The kept answer, or that of `render`, which runs once however many ask at the same time. Only status 200 is kept.
   * Where `render` fails because the database is gone, an outdated answer is given if there is one.
   */
  through(plan: CachePlan, render: () => Promise<Reply>): Promise<Reply>;
  /**
   * Throws away the answers of a tag, and those about all sites. `*` means that changes may have been missed:
   * everything is made anew, but may still be shown while the database is gone.
   */
  invalidate(tag: string): void;
  /** Bytes and number of answers held. */
  readonly size: { bytes: number; answers: number };
}

export interface AnswerCacheOptions {
  maxBytes?: number;
  /** Milliseconds of a clock that never jumps. */
  clock?: () => number;
}

const everything = "*";
/** While the database is gone an outdated answer is shown for this long before it is asked again. */
const outageMs = 2000;

/** Keeps ready answers, the most recently asked within `maxBytes` (20 MB). An answer over a sixth of that is not kept. */
export function createAnswerCache({
  maxBytes = 20 * 1024 * 1024,
  clock = () => performance.now(),
}: AnswerCacheOptions = {}): AnswerCache {
  const mostOfOne = Math.ceil(maxBytes / 6);
  const answers = new LRUCache<string, Kept>({ maxSize: maxBytes, maxEntrySize: mostOfOne });
  const running = new Map<string, { promise: Promise<Reply>; tag: Tag; generation: number; epoch: number }>();
  const negotiated = new Set<string>();
  const tags = new Map<string, Tag>();
  let epoch = 0;

  const tagOf = (name: string): Tag => {
    const tag = tags.get(name) ?? { generation: 0 };
    tags.set(name, tag);
    return tag;
  };
  const valid = (kept: Kept) => kept.generation === kept.tag.generation;
  const fresh = (kept: Kept | undefined): kept is Kept =>
    kept !== undefined && valid(kept) && kept.epoch === epoch && clock() < kept.expires;

  function keep(key: string, plan: CachePlan, kept: Kept): void {
    const size = sizeOf(kept.reply);
    if (kept.reply.status !== 200 || size > mostOfOne) return;
    answers.set(key, kept, { size });
    if (plan.locale === undefined) return;
    if (negotiated.size >= 1000) negotiated.clear();
    negotiated.add(plan.address);
  }

  async function renew(key: string, plan: CachePlan, tag: Tag, render: () => Promise<Reply>): Promise<Reply> {
    const begun = { generation: tag.generation, epoch };
    const lasts = plan.seconds === undefined ? Number.POSITIVE_INFINITY : plan.seconds * 1000;
    try {
      const reply = await render();
      // What was read before a change must not be kept after it.
      if (tag.generation === begun.generation && epoch === begun.epoch)
        keep(key, plan, { reply, tag, ...begun, expires: clock() + lasts });
      return reply;
    } catch (error) {
      const old = answers.peek(key);
      if (!old || !valid(old) || !isOutage(error)) throw error;
      old.epoch = epoch;
      old.expires = clock() + outageMs;
      return old.reply;
    }
  }

  return {
    find(address, acceptLanguage) {
      let kept = answers.get(address);
      if (kept === undefined && negotiated.has(address))
        kept = answers.get(`${address} ${visitorsLocale(acceptLanguage)}`);
      return fresh(kept) ? kept.reply : undefined;
    },
    through(plan, render) {
      const key = plan.locale === undefined ? plan.address : `${plan.address} ${plan.locale}`;
      const kept = answers.get(key);
      if (fresh(kept)) return Promise.resolve(kept.reply);
      const tag = tagOf(plan.tag);
      const flight = running.get(key);
      if (flight && flight.generation === tag.generation && flight.epoch === epoch) return flight.promise;
      const promise = renew(key, plan, tag, render).finally(() => {
        if (running.get(key)?.promise === promise) running.delete(key);
      });
      running.set(key, { promise, tag, generation: tag.generation, epoch });
      return promise;
    },
    invalidate(name) {
      if (name === everything) {
        epoch++;
        return;
      }
      for (const tag of [tags.get(name), tags.get(everything)]) if (tag) tag.generation++;
    },
    get size() {
      return { bytes: answers.calculatedSize, answers: answers.size };
    },
  };
}
