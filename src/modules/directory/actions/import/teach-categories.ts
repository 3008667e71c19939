import type { Db } from "../../../../kernel/db/db.ts";
import { groupTerms, loadCategoryTerms } from "../../rules/categories/terms.ts";
import { categoryWords } from "../../rules/search/category-words.ts";
import { listedCategories, putCategoryWords } from "../../store/listings.ts";

/** Teaches the search of a site what its categories are called in all languages. */
export async function teachCategories(tx: Db, siteId: string): Promise<void> {
  const terms = loadCategoryTerms(await listedCategories(tx));
  await putCategoryWords(tx, siteId, categoryWords([...terms, ...groupTerms()]));
}
