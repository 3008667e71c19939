import type { Habits } from "../columns/habits.ts";
import type { Mapping } from "../columns/mapping.ts";
import { parseWz } from "../fields/identifiers.ts";
import { splitLegalForm } from "../fields/names.ts";
import { isAllCaps, properCase } from "../german/proper-case.ts";
import { contactOf } from "../reaching/read-contact.ts";
import { socialColumns } from "../reaching/read-online.ts";
import { codedWords } from "../sectors/coded-words.ts";
import { restoreWz } from "../sectors/wz-category.ts";
import type { Cells } from "./cells.ts";
import { type LeftOut, leftOut } from "./left-out.ts";
import { addressTags } from "./read-address.ts";
import { hoursOf } from "./read-hours.ts";
import { withoutOwner } from "./without-owner.ts";

/** The tags of a row under OpenStreetMap's names, and from which field of the list each came. */
export type RowTags = Record<string, string>;

type Always = NonNullable<Mapping["always"]>;

/** The name of a row: in usual spelling, with what stands in a second column. */
export function nameOf(cells: Cells, capitals: boolean): string {
  const said = [cells.first("name"), cells.first("name2")].filter(Boolean).join(" ");
  const raw = withoutOwner(said)
    // "Firma Müller" is how one writes to it; quotes around all of it are the file's.
    .replace(/^(?:[Ff][Aa]\.\s*(?=[\p{L}\p{N}]\S)|(?:Firma|FIRMA)\s+(?=\p{Lu}\S))/u, "")
    .replace(/^["„“'«»]([^"„“”'«»]+)["“”'«»]$/u, "$1");
  if (!isAllCaps(raw)) return raw;
  const words = raw.match(/\p{L}{4,}/gu) ?? [];
  // One word in capitals in a list of usual spelling is meant so: it is a brand.
  return capitals || words.length >= 2 ? properCase(raw) : raw;
}

/** The codes of economic activities: `WZ 47.71.0; 47.72` with the zeros that they lost. */
function wzText(cells: Cells, field: "wz" | "wz2025", habits: Habits): string {
  return cells
    .all(field)
    .flatMap((text) => text.split(/[;,|]/))
    .map(
      (text) =>
        codedWords(text, "wz")?.code ??
        restoreWz(text.replace(/^\s*(?:WZ|NACE)\s*(?:20\d\d)?[\s:]*/i, ""), habits.wzWidth),
    )
    .filter((text) => text !== "" && parseWz("WZ2008", text).ok)
    .join(";");
}

/** The codes that stand among the words for trades, where the list has no column of their own. */
function wzAmongWords(cells: Cells): string {
  return cells
    .all("category")
    .filter((text) => /\d/.test(text))
    .flatMap((text) => text.split(/[;|]/))
    .flatMap((text) => codedWords(text, "category")?.code ?? [])
    .join(";");
}

/**
 * Puts a row under the names of OpenStreetMap, for the same readers that read the map.
 *
 * @returns `left`: values that no reader gets to see; `headings`: the column of a tag, where it is not the first of its field
 */
export function tagsOf(
  cells: Cells,
  habits: Habits,
  always: Always,
): { tags: RowTags; left: LeftOut[]; headings: RowTags } {
  const left = cells.broken.map((cell) => leftOut(cell, "broken-letter"));
  const name = nameOf(cells, habits.capitals);
  const form = cells.first("legalForm");
  const ofRow = cells.first("areaCode");
  const areaCode = { code: ofRow || (always.areaCode ?? ""), isOfRow: ofRow !== "" };
  const { phones, online } = contactOf(cells, areaCode, left);
  const hours = hoursOf(cells);
  const [wz2008, wz2025] = [wzText(cells, "wz", habits), wzText(cells, "wz2025", habits)];
  const all: RowTags = {
    name,
    official_name:
      form !== "" && name !== "" && splitLegalForm(name).form === undefined ? `${name} ${form}` : "",
    brand: cells.first("brand"),
    ...addressTags(cells, habits, left, always),
    phone: phones,
    email: online.mails.join(";"),
    website: online.sites.join("; "),
    opening_hours: hours.value,
    description: cells.first("description"),
    languages: cells.first("languages"),
    wheelchair: cells.first("wheelchair"),
    cuisine: cells.first("cuisine"),
    "wz:2008": wz2008 || (wz2025 === "" ? wzAmongWords(cells) : ""),
    "wz:2025": wz2025,
    ...Object.fromEntries(
      cells
        .starting("tag:")
        .filter(({ field }) => !field.startsWith("tag:contact:"))
        .map(({ field, text }) => [field.slice(4), text]),
    ),
    ...online.social,
    ...socialColumns(cells),
  };
  const tags: RowTags = {};
  for (const key of Object.keys(all)) if (all[key]) tags[key] = all[key];
  return {
    tags,
    left: [...left, ...hours.left],
    headings: hours.heading === "" ? {} : { opening_hours: hours.heading },
  };
}
