// SPDX-License-Identifier: EUPL-1.2
import { fold } from "../../../../kernel/i18n/fold.ts";
import { allCategories, categoryOf } from "./categories.ts";
import { categoryName } from "./names.ts";

/** A category as a list offers it: its name, and its id for certainty. */
export const categoryLabel = (id: string, locale: "de" | "en"): string =>
  `${categoryName(id, locale)} (${id})`;

/**
 * The category that somebody means: its id, its name in German or English, or both as lists offer them; undefined where there
 * is none, or several of this name.
 *
 * @example
 * categoryIdIn("Bäckerei (shop/bakery)") // "shop/bakery"
 */
export function categoryIdIn(typed: string): string | undefined {
  const text = typed.trim().slice(0, 200);
  if (text === "") return undefined;
  const inBrackets = /\(([a-z_]+\/[a-z0-9_:/.-]+)\)$/.exec(text)?.[1];
  const byId = categoryOf((inBrackets ?? text).replace("=", "/"));
  if (byId) return byId.id;
  const wanted = fold(text);
  const named = allCategories().filter(({ id }) =>
    (["de", "en"] as const).some((locale) => fold(categoryName(id, locale)) === wanted),
  );
  return named.length === 1 ? named[0]?.id : undefined;
}
