import type { SpelledWord } from "../../rules/search/fold.ts";
import type { Asking } from "./asking.ts";
import type { SearchResult } from "./search.ts";

/** The question with the fewest words left out that finds something: the words that it keeps, and what they find. */
export async function askFewer(
  asking: Asking,
  asked: SpelledWord[],
): Promise<{ words: SpelledWord[]; found: SearchResult } | undefined> {
  const counted = await asking.countEach(asked);
  const known = asked.flatMap((word, at) => {
    const { total = 0, names = 0 } = counted[at] ?? {};
    return total > 0 ? [{ word, total, said: names > 0 }] : [];
  });
  // Kept longest are the words that names and categories are made of, and of these the rarest: it says most.
  known.sort((a, b) => Number(b.said) - Number(a.said) || a.total - b.total);
  for (let count = Math.min(known.length, asked.length - 1); count > 0; count--) {
    const best = new Set(known.slice(0, count).map(({ word }) => word));
    const kept = asked.filter((word) => best.has(word));
    const found = await asking.ask(kept, 0);
    if (found.total) {
      const leftOut = asked.filter((word) => !best.has(word)).map(({ spelling }) => spelling);
      return { words: kept, found: { ...found, leftOut } };
    }
  }
  return undefined;
}
