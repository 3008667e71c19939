import { categoryIds } from "../categories/classify.ts";
import type { Profile } from "../fields/profile.ts";
import { categoryOfName, type Trade, tradeOfWords } from "../sectors/category-of-words.ts";
import { codedWords } from "../sectors/coded-words.ts";
import { wzCategory } from "../sectors/wz-category.ts";
import type { Cells } from "./cells.ts";
import type { RowContext } from "./read-row.ts";
import type { RowTags } from "./read-tags.ts";

/** What a row's trade is: categories, the main one first, and the code of economic activities where it has one. */
export interface Sector {
  categories: string[];
  code: string | undefined;
}

/** Asking again for the same words is what most rows do. */
const known = new Map<string, Trade | undefined>();
function tradeOfText(text: string): Trade | undefined {
  if (!known.has(text)) {
    if (known.size > 5_000) known.clear();
    const coded = codedWords(text, "category");
    // "HairSalon", as programs write it
    const spaced = text.includes(" ") ? text : text.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
    const id = coded && wzCategory("WZ2008", coded.code);
    known.set(text, id === undefined ? tradeOfWords(coded ? coded.words : spaced) : { id, isSure: true });
  }
  return known.get(text);
}

/** What the words of the list mean, by the mapping first; "not-wanted" where the mapping leaves such rows out. */
function ofWords(cells: Cells, mapping: RowContext["mapping"]): Trade[] | "not-wanted" {
  const found = new Map<string, Trade>();
  for (const text of cells.all("category")) {
    const meanings = mapping?.categories ?? {};
    const said = Object.hasOwn(meanings, text) ? meanings[text] : undefined;
    if (said === null) return "not-wanted";
    const trade = said ? { id: said, isSure: true } : tradeOfText(text);
    if (trade && !found.has(trade.id)) found.set(trade.id, trade);
  }
  return [...found.values()];
}

/**
 * The trade of a row. Tags of OpenStreetMap come first, then the words of the list, then its code, then words that tell a trade
 * only by their ending, then what was said for all rows, then the name. A registered company whose code no category has is a company and no more.
 */
export function sectorOf(
  cells: Cells,
  tags: RowTags,
  { wz = [] }: Profile,
  named: boolean,
  { mapping, category }: RowContext,
): Sector | "not-wanted" {
  const code = wz[0]?.code;
  const tagged = categoryIds(tags).categories;
  if (tagged.length > 0) return { categories: tagged, code };
  const said = ofWords(cells, mapping);
  if (said === "not-wanted") return said;
  const ids = said.map(({ id }) => id).slice(0, 20);
  if (said.some(({ isSure }) => isSure)) return { categories: ids, code };
  const coded = new Set(wz.flatMap((one) => wzCategory(one.scheme, one.code) ?? []));
  if (coded.size > 0) return { categories: [...coded], code };
  if (ids.length > 0) return { categories: ids, code };
  if (category !== undefined) return { categories: [category], code };
  const name = named ? categoryOfName(tags.name ?? "") : undefined;
  if (name !== undefined) return { categories: [name], code };
  return { categories: named && code !== undefined ? ["office/company"] : [], code };
}
