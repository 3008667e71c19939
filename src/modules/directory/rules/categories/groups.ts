import type { Locale } from "../../../../kernel/i18n/locales.ts";
import data from "../../catalogue/groups.json" with { type: "json" };
import { entryOf } from "./catalogue.ts";

/** A group of categories on the start page. */
export interface CategoryGroup {
  id: string;
  /** A Maki or Temaki icon, such as `maki-restaurant`. */
  icon: string;
  names: Record<Locale, string>;
}

const all: readonly CategoryGroup[] = data;
const byId = new Map(all.map((group) => [group.id, group]));

/** The groups in the order in which the start page shows them. */
export function groups(): readonly CategoryGroup[] {
  return all;
}

/** The name of a group; the id itself where there is no such group. */
export function groupName(id: string, locale: Locale): string {
  return byId.get(id)?.names[locale] ?? id;
}

/** The id of the group that a category belongs to; `shopping` for a category that the catalogue does not hold. */
export function categoryGroup(id: string): string {
  return entryOf(id)?.group ?? "shopping";
}
