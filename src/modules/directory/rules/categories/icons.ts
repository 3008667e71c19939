import data from "../../catalogue/presets.json" with { type: "json" };
import { canonicalCategory, pathsAbove, presetOf } from "./catalogue.ts";
import { categoryGroup, groups } from "./groups.ts";

const own = new Map<string, string>(Object.entries(data.icons));
const ofGroup = new Map(groups().map(({ id, icon }) => [id, icon]));

/**
 * The Maki or Temaki icon of a category, such as `maki-bakery` or `temaki-school`. The schema also uses sets that we do
 * not ship: there our own choice, the category above or the group stands in.
 */
export function categoryIcon(id: string): string {
  const canonical = canonicalCategory(id);
  for (const path of pathsAbove(canonical)) {
    // The schema's icon of a whole key ("some shop") says less than that of our group.
    const icon = path.includes("/") || path === canonical ? iconOf(path) : own.get(path);
    if (icon) return icon;
  }
  return ofGroup.get(categoryGroup(id)) ?? "maki-marker";
}

function iconOf(id: string): string | undefined {
  const icon = own.get(id) ?? presetOf(id)?.icon;
  return icon && /^(maki|temaki)-/.test(icon) && icon !== "maki-marker-stroked" ? icon : undefined;
}
