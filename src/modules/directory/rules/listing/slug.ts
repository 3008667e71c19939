import { fold } from "../../../../kernel/i18n/fold.ts";
import { normalForm } from "../../../../kernel/i18n/normal-form.ts";

/** German letters as they are spelt out in addresses; everything else loses its accents by folding. */
const spelt: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/**
 * The last part of an entry's address: its name in plain letters and its short id, `baeckerei-sonne-ab3d9k2x`. The id
 * alone finds the entry, so that a changed name breaks no link. A name in another script leaves the id alone.
 */
export function slugOf(name: string, shortId: string): string {
  const plain = normalForm(name)
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => spelt[letter] ?? letter)
    .split(/([a-z0-9]+)/)
    .map((part) => (/^[a-z0-9]+$/.test(part) ? part : fold(part)))
    .join("")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return plain === "" ? shortId : `${plain}-${shortId}`;
}

/** The short id at the end of an address's last part. */
export function shortIdOf(slug: string): string {
  return slug.slice(slug.lastIndexOf("-") + 1);
}
