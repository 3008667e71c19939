import { setImmediate } from "node:timers/promises";

/**
 * Gives out elements a few at a time, and in between lets others have their turn: answers that came are read, questions
 * that wait go out. Long work that does not stop holds up all of them.
 *
 * @example
 * for await (const few of inTurns(rows)) for (const row of few) understand(row);
 */
export async function* inTurns<T>(all: readonly T[], few = 50): AsyncGenerator<T[]> {
  for (let from = 0; from < all.length; from += few) {
    if (from > 0) await setImmediate();
    yield all.slice(from, from + few);
  }
}
