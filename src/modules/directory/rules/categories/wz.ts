import data from "../../catalogue/wz.json" with { type: "json" };
import type { Profile } from "../fields/profile.ts";
import { categoryLineage } from "./categories.ts";

/** Codes of the Klassifikation der Wirtschaftszweige, four digits; several years because both are in use. */
export interface WzCodes {
  "2008"?: string;
  "2025"?: string;
}

const codes = new Map<string, WzCodes>(Object.entries(data));

/**
 * The WZ 2008 and WZ 2025 classes of a category, where they are certain; a category without its own takes those of the
 * one above it. WZ 2025 shares its four digits with NACE Rev. 2.1. Empty where we do not know.
 *
 * @example
 * wzCodes("shop/hairdresser"); // { 2008: "96.02", 2025: "96.21" }
 */
export function wzCodes(id: string): WzCodes {
  for (const path of categoryLineage(id)) {
    const known = codes.get(path);
    if (known) return known;
  }
  return {};
}

/** What was said of the industry, or what the categories tell of it. */
export function wzOf({ wz, categories }: Pick<Profile, "wz" | "categories">): NonNullable<Profile["wz"]> {
  if (wz) return wz;
  const found = new Map<string, NonNullable<Profile["wz"]>[number]>();
  for (const id of categories) {
    for (const [year, code] of Object.entries(wzCodes(id))) {
      const scheme = year === "2008" ? "WZ2008" : "WZ2025";
      found.set(`${scheme} ${code}`, { scheme, code });
    }
  }
  return [...found.values()];
}
