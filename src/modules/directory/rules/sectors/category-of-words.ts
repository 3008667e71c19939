import data from "../../catalogue/list-categories.json" with { type: "json" };
import { allCategories, categoryOf } from "../categories/categories.ts";
import { categoryName } from "../categories/names.ts";
import { ownPhrases } from "../categories/own-words.ts";
import { readWords } from "../categories/schema.ts";
import { words } from "../search/fold.ts";

/** One word or phrase, folded, to the category it means. */
type Index = Map<string, string>;
let made: Index | undefined;

const phrase = (text: string): string => words(text).join(" ");

/** Built on the first question: reads the German and English words of the tagging schema. */
function index(): Index {
  if (made) return made;
  const found: Index = new Map();
  const put = (text: string, id: string) => {
    const key = phrase(text);
    if (key.length > 1 && !found.has(key)) found.set(key, id);
  };
  for (const [text, id] of Object.entries(data.words)) put(text, id);
  // What a category is called goes before what it is also called; shorter ids are the more general ones.
  const categories = [...allCategories()].sort((a, b) => a.id.split("/").length - b.id.split("/").length);
  for (const { id } of categories)
    for (const locale of ["de", "en"] as const) put(categoryName(id, locale), id);
  for (const { id } of categories)
    for (const locale of ["de", "en"] as const) for (const text of ownPhrases(id, locale)) put(text, id);
  for (const language of ["de", "en"]) {
    const schema = readWords(language);
    for (const { id } of categories)
      for (const text of (schema.get(id)?.aliases ?? "").split("\n")) put(text, id);
  }
  made = found;
  return found;
}

/** Endings by which a German word is one or many: "Bäckereien", "Friseure", "Apotheken". */
const endings = ["en", "n", "e", "s", "er", "innen", "in"];

function lookUp(text: string): string | undefined {
  const key = phrase(text);
  const known = index().get(key);
  if (known) return known;
  for (const ending of endings) {
    const single = key.endsWith(ending) ? index().get(key.slice(0, -ending.length)) : undefined;
    if (single) return single;
  }
  return undefined;
}

/** The longest known word at the end of a compound: "Damenfriseur", "Asia-Imbiss". */
function lookUpEnd(word: string): string | undefined {
  const key = phrase(word);
  for (let at = 1; at <= key.length - 5; at++) {
    const known = index().get(key.slice(at));
    if (known) return known;
  }
  return undefined;
}

/**
 * The category that words of a list mean: an id or `key=value` of OpenStreetMap, a German or English name of a category, or
 * what German lists call it. Of several words parted by commas the first that is known counts.
 *
 * @example
 * categoryOfWords("Damen- und Herrenfriseur"); // "shop/hairdresser"
 */
export function categoryOfWords(text: string): string | undefined {
  const id = text.trim().replace("=", "/");
  if (/^[a-z_]+\/[a-z0-9_/-]+$/.test(id)) return categoryOf(id)?.id;
  const parts = [text, ...text.split(/[,;/|+&()]|\bund\b|\bu\.|\bsowie\b/)]
    .map((part) => part.trim())
    .filter(Boolean);
  for (const part of parts) {
    const known = lookUp(part);
    if (known) return known;
  }
  for (const part of parts.slice(1)) {
    const known = lookUpEnd(part.split(/\s+/).at(-1) ?? "") ?? lookUp(part.split(/[\s-]+/).at(-1) ?? "");
    if (known) return known;
  }
  return undefined;
}

/** Words that stand in many names and say nothing there ("Haus", "Park"): a name needs one of at least this length. */
const telling = 5;

/** The category that a word of a name says: "Bäckerei Müller", "Sonnen-Apotheke"; undefined where none does. */
export function categoryOfName(name: string): string | undefined {
  for (const word of name.split(/[\s,()&/]+/)) {
    const bare = word.replace(/^.*-(?=\p{L}{5})/u, "");
    const id = bare.length >= telling ? lookUp(bare) : undefined;
    if (id?.includes("/")) return id;
  }
  return undefined;
}
