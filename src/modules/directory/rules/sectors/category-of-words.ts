import data from "../../catalogue/list-categories.json" with { type: "json" };
import { allCategories, categoryOf } from "../categories/categories.ts";
import { categoryName } from "../categories/names.ts";
import { ownPhrases } from "../categories/own-words.ts";
import { readWords } from "../categories/schema.ts";
import { words } from "../search/fold.ts";

/** One word or phrase, folded, to the category it means. */
type Index = Map<string, string>;
let made: { all: Index; german: Index } | undefined;

const phrase = (text: string): string => words(text).join(" ");

/** Built on the first question: reads the German and English words of the tagging schema. */
function indexes(): { all: Index; german: Index } {
  if (made) return made;
  const [all, german]: [Index, Index] = [new Map(), new Map()];
  const put = (text: string, id: string, language: "de" | "en") => {
    const key = phrase(text);
    if (key.length <= 1) return;
    if (!all.has(key)) all.set(key, id);
    if (language === "de" && !german.has(key)) german.set(key, id);
  };
  for (const [text, id] of Object.entries(data.words)) put(text, id, "de");
  // What a category is called goes before what it is also called; shorter ids are the more general ones.
  const categories = [...allCategories()].sort((a, b) => a.id.split("/").length - b.id.split("/").length);
  for (const { id } of categories)
    for (const locale of ["de", "en"] as const) put(categoryName(id, locale), id, locale);
  for (const { id } of categories)
    for (const locale of ["de", "en"] as const)
      for (const text of ownPhrases(id, locale)) put(text, id, locale);
  for (const language of ["de", "en"] as const) {
    const schema = readWords(language);
    for (const { id } of categories)
      for (const text of (schema.get(id)?.aliases ?? "").split("\n")) put(text, id, language);
  }
  made = { all, german };
  return made;
}

/** Endings by which a German word is one or many: "Bäckereien", "Friseure", "Apotheken". */
const endings = ["en", "n", "e", "s", "er", "innen", "in"];

function lookUp(text: string): string | undefined {
  const key = phrase(text);
  const { all } = indexes();
  const known = all.get(key);
  if (known) return known;
  for (const ending of endings) {
    const single = key.endsWith(ending) ? all.get(key.slice(0, -ending.length)) : undefined;
    if (single) return single;
  }
  return undefined;
}

/** What stands behind any trade and says nothing of it: "Teppichhandel", "Reifen-Service", "Umzugsunternehmen". */
const generic =
  /(?:fach)?(?:handel|handlung|geschäft|laden|shop|store|markt|betrieb|unternehmen|firma|service|dienst|studio|salon|verkauf|vertrieb|center|zentrum|haus|büro|agentur|makler|vertretung|verleih|design|meisterbetrieb|fabrik|welt|eck)$/iu;

/** "Umzugsunternehmen" by "Umzug", "Teppichhandel" by "Teppiche". */
function lookUpStart(word: string): string | undefined {
  const start = word.replace(generic, "").replace(/[-\s]+$/, "");
  if (start === word || start.length < 3) return undefined;
  for (const one of [start, start.replace(/s$/, ""), `${start}n`, `${start}en`, `${start}e`]) {
    const id = lookUp(one);
    if (id?.includes("/")) return id;
  }
  return undefined;
}

/** The longest known German word at the end of a compound: "Damenfriseur", "Asia-Imbiss". */
function lookUpEnd(word: string): string | undefined {
  const key = phrase(word);
  for (let at = 1; at <= key.length - 5; at++) {
    const end = key.slice(at);
    const known =
      generic.test(end) && end.replace(generic, "") === "" ? undefined : indexes().german.get(end);
    if (known) return known;
  }
  return undefined;
}

/** How registers begin what a business does: "Einzelhandel mit Bekleidung", "Betrieb einer Gaststätte". */
const beginning =
  /^(?:(?:groß- ?und ?)?einzelhandel|handel|verkauf|vertrieb|betrieb|betreiben|führung|an- und verkauf)\s+(?:mit|von|eine[rs]?|des|der)\s+/iu;

/** A category that words mean, and whether they say it as such or only as the last part of a word. */
export interface Trade {
  id: string;
  isSure: boolean;
}

/**
 * The category that words of a list mean: an id or `key=value` of OpenStreetMap, a German or English name of a category, or
 * what German lists call it. Of several words parted by commas the first that is known counts; sure is what the first says.
 *
 * @example
 * tradeOfWords("Damen- und Herrenfriseur"); // { id: "shop/hairdresser", isSure: false }
 */
export function tradeOfWords(text: string): Trade | undefined {
  const id = text.trim().replace("=", "/");
  if (/^[a-z_]+\/[a-z0-9_/-]+$/.test(id)) {
    const known = categoryOf(id)?.id;
    return known === undefined ? undefined : { id: known, isSure: true };
  }
  // Whoever sells to shops is none of those shops.
  if (/^gro(?:ß|ss)handel\s+mit\s/iu.test(text.trim())) return tradeOfWords("Großhandel");
  const said = text.trim().replace(beginning, "");
  const parts = [text, said, ...said.split(/[,;/|+&()]|\bund\b|\bu\.|\bsowie\b/)]
    .map((part) => part.trim())
    .filter(Boolean);
  for (const [index, part] of parts.entries()) {
    const known = lookUp(part);
    if (known) return { id: known, isSure: index <= 2 };
  }
  for (const part of parts.slice(2)) {
    const word = part.split(/\s+/).at(-1) ?? "";
    const last = part.split(/[\s-]+/).at(-1) ?? "";
    const isGeneric = last.replace(generic, "") === "";
    const known =
      (isGeneric ? undefined : lookUp(word)) ??
      lookUpStart(word) ??
      lookUpEnd(word) ??
      (/(?:laden|shop|geschäft)$/iu.test(last) ? lookUp("Laden") : isGeneric ? undefined : lookUp(last));
    if (known) return { id: known, isSure: false };
  }
  return undefined;
}

/** The category that words of a list mean; undefined where they mean none. */
export const categoryOfWords = (text: string): string | undefined => tradeOfWords(text)?.id;

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
