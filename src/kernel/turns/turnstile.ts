/**
 * Lets in so much work at a time; the rest waits in the order in which it came. Work that takes several steps, each of
 * which waits for the database, is done sooner where few are at it: with all at once everybody waits for everybody.
 */
export function createTurnstile(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await work();
    } finally {
      // Whoever waits enters in our stead, so that nobody who comes now overtakes them.
      const enter = waiting.shift();
      if (enter) enter();
      else free++;
    }
  };
}
