import { type CategoryKind, canonicalCategory, currentPresets, entryOf, pathsAbove } from "./catalogue.ts";
import { groups } from "./groups.ts";
import { categoryIcon } from "./icons.ts";

/** A kind of business or place that the directory knows. */
export interface Category {
  /** The id of the preset in the tagging schema, such as `shop/bakery`. */
  id: string;
  kind: CategoryKind;
  group: string;
  icon: string;
}

const order = new Map(groups().map(({ id }, index) => [id, index]));
const all: readonly Category[] = currentPresets()
  .flatMap(({ id }) => {
    const entry = entryOf(id);
    return entry ? [{ id, ...entry, icon: categoryIcon(id) }] : [];
  })
  .sort((a, b) => (order.get(a.group) ?? 99) - (order.get(b.group) ?? 99) || (a.id < b.id ? -1 : 1));
const byId = new Map(all.map((category) => [category.id, category]));

/** All categories, by group and id. */
export function allCategories(): readonly Category[] {
  return all;
}

/** The category of this id, also under an outdated id; undefined where the directory does not hold it. */
export function categoryOf(id: string): Category | undefined {
  return byId.get(canonicalCategory(id));
}

/**
 * The category and those above it, the most specific first: who looks for restaurants wants the pizzerias too.
 *
 * @example
 * categoryLineage("amenity/restaurant/pizza"); // ["amenity/restaurant/pizza", "amenity/restaurant"]
 */
export function categoryLineage(id: string): string[] {
  const [canonical = "", ...above] = pathsAbove(canonicalCategory(id));
  // "Some shop" is above every shop and would tell nothing.
  return [canonical, ...above.filter((path) => path.includes("/"))].filter((path) => byId.has(path));
}
