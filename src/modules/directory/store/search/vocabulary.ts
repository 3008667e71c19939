import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Expansion } from "../../rules/search/compile.ts";
import { withoutEquations } from "../../rules/search/equations.ts";
import { phoneWord, type SpelledWord, spelledWords } from "../../rules/search/fold.ts";
import { formsAsked, type Phrase } from "../../rules/search/phrases.ts";
import { tellingWords } from "../../rules/search/small-words.ts";

/** At most so many words of a question count; nobody types more, and each costs. */
const mostWords = 8;

/** The words of a question: a telephone number is one word, whatever stands between its digits. */
export function questionWords(text: string): SpelledWord[] {
  const phone = phoneWord(text);
  if (phone) return [{ word: phone, spelling: text.trim() }];
  return tellingOnce(text).slice(0, mostWords);
}

/** Whether a text has more words than are searched for. */
export const hasMoreWords = (text: string): boolean =>
  !phoneWord(text) && tellingOnce(text).length > mostWords;

const tellingOnce = (text: string): SpelledWord[] => [
  ...new Map(
    tellingWords(spelledWords(withoutEquations(text).text)).map((word) => [word.word, word]),
  ).values(),
];

/** Only what is asked for exactly; also what is alike, though the word itself is there; what is nearest at all. */
export type Tolerance = 0 | 1 | 2;

/** What the words of a site mean, for one search: each is looked up once, however often the search asks anew. */
export interface Vocabulary {
  /** What is known of these words, and of some of them as one phrase; `ord` counts the words, then the phrases. */
  expand(asked: string[], phrases: Phrase[], tolerance: Tolerance): Promise<Expansion[]>;
}

/** The vocabulary of a site. Of words that are alike, those of the language go first. */
export function vocabularyOf(db: Db, siteId: string, language: Locale | undefined): Vocabulary {
  const known = new Map<string, Expansion[]>();
  const wordKey = (word: string, tolerance: Tolerance) => `${tolerance} ${word}`;
  const phraseKey = ({ forms }: Phrase) => forms.join(",");
  return {
    async expand(asked, phrases, tolerance) {
      const words = asked.filter((word) => !known.has(wordKey(word, tolerance)));
      const together = tolerance < 2 ? phrases.filter((phrase) => !known.has(phraseKey(phrase))) : [];
      if (words.length > 0 || together.length > 0) {
        const forms = tolerance < 2 ? formsAsked(words, together) : [];
        const { rows } = await sql<Expansion>`
          select ord, kind, word, spelling, named, categories, partly, distant, in_text from directory.expand_words(${siteId}::uuid, ${words}::text[], ${forms.map(({ form }) => form)}::text[],
            ${forms.map(({ of }) => of)}::integer[], ${tolerance}::integer, ${language?.slice(0, 2) ?? null})
        `.execute(db);
        const keys = [...words.map((word) => wordKey(word, tolerance)), ...together.map(phraseKey)];
        for (const key of keys) known.set(key, []);
        for (const row of rows) known.get(keys[row.ord - 1] ?? "")?.push(row);
      }
      return [...asked.map((word) => wordKey(word, tolerance)), ...phrases.map(phraseKey)].flatMap(
        (key, at) => (known.get(key) ?? []).map((row) => ({ ...row, ord: at + 1 })),
      );
    },
  };
}

/** Words of the site or the language that are nearest to those of a question that found nothing. */
export async function nearestSpellings(
  db: Db,
  siteId: string,
  text: string,
  language: Locale,
): Promise<string[]> {
  const asked = questionWords(text).map(({ word }) => word);
  const near = await vocabularyOf(db, siteId, language).expand(asked, [], 2);
  return [...new Set(near.filter(({ word }) => !asked.includes(word)).map(({ spelling }) => spelling))];
}
