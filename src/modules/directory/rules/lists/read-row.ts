import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { Row } from "../../../../kernel/tables/table-file.ts";
import type { BusinessKind, Place } from "../business.ts";
import { entryOf } from "../categories/catalogue.ts";
import type { Layout } from "../columns/guess-columns.ts";
import type { Habits } from "../columns/habits.ts";
import type { Mapping } from "../columns/mapping.ts";
import { parseName } from "../fields/names.ts";
import type { Address, Profile } from "../fields/profile.ts";
import { readProfile } from "../fields/read-profile.ts";
import { beginning } from "../fields/refusal.ts";
import { readCount } from "../sectors/read-count.ts";
import { type Cells, cellsOf } from "./cells.ts";
import type { LeftOut } from "./left-out.ts";
import { pointOf, type ReadPoint } from "./read-point.ts";
import { type Sector, sectorOf } from "./read-sector.ts";
import { tagsOf } from "./read-tags.ts";
import { rowKey } from "./row-key.ts";

/** Why a row as a whole is no entry. */
export type RowRefusal =
  | "bad-json"
  | "no-entry"
  | "empty"
  | "closed"
  | "no-category"
  | "not-wanted"
  | "bad-coordinates"
  | "bad-count"
  | "no-coordinates"
  | "same-as-before";

export interface ListedRow {
  kind: "entry";
  /** The number of the row in the list where it has one, else a key made of name and address. */
  ref: string;
  /** What the row is known by without its number. */
  key: string;
  businessKind: BusinessKind;
  profile: Profile;
  /** Of a row that tells no trade: what becomes of it where the directory does not hold the business already. */
  unlessKnown?: RefusedRow;
  point: Place | undefined;
  dropped: LeftOut[];
}

export interface CountedRow {
  kind: "coverage";
  sector: Sector;
  point: Point | undefined;
  address: Address | undefined;
  /** One, where the list says nothing else. */
  businesses: number;
}

export interface RefusedRow {
  kind: "refused";
  field: string;
  reason: RowRefusal;
  detail: string;
}

export type ReadRow = ListedRow | CountedRow | RefusedRow;

/** How the rows of a table are read. */
export interface RowContext {
  layout: Layout;
  habits: Habits;
  mapping: Mapping | undefined;
  /** The category of rows that tell none, by `--category` or the mapping. */
  category: string | undefined;
  /** The zone of coordinates in metres that do not name it; from 12 degrees east on 33. */
  utmZone: 32 | 33;
}

const refused = (field: string, reason: RowRefusal, detail = ""): RefusedRow => ({
  kind: "refused",
  field,
  reason,
  detail: beginning(detail),
});

const footer =
  /^(?:summe|gesamt|gesamtsumme|gesamtzahl|insgesamt|zwischensumme|total|anzahl|stand|quelle|hinweis|erstellt|druckdatum|seite|legende|©|\*)(?:\b|\s|:)/iu;
/** "90 Betriebe gesamt", "300 Einträge": a number of what the list holds. */
const countOfAll =
  /^\d[\d.]*\s+(?:betriebe|unternehmen|firmen|geschäfte|läden|einträge|datensätze|zeilen|adressen|businesses|companies|shops|entries|records|rows)(?:\s+(?:gesamt|insgesamt|total))?$/iu;
const closed =
  /^(?:nein|no|false|0|(?:(?:dauerhaft |permanently )?(?:geschlossen|closed)|abgemeldet|gelöscht|erloschen|aufgegeben|inaktiv|nicht aktiv|insolvent|insolvenz|inactive|deleted|leerstand|betriebsaufgabe|geschäftsaufgabe)(?:[\s,:(-]+(?:(?:seit|zum|am|per|ab|in|since)\s+)?[\d./ -]*\)?)?)$/i;

/** What a column of hours says of a business that is no more; "geschlossen" alone may be a day or a holiday. */
const closedForGood =
  /^(?:(?:dauerhaft|für immer|endgültig|permanently) (?:geschlossen|closed)|(?:geschlossen|closed) (?:seit|since) [\d./ -]+|(?:betriebs|geschäfts)aufgabe)\W*$/iu;

/** Rooms without a business, and businesses of which the name itself says that they are no more. */
const noBusiness =
  /^(?:leerstand|leer\s?stehend(?:es .*)?|leeres ladenlokal|ladenlokal leer|(?:derzeit |aktuell )?(?:leer|frei)|zu vermieten|(?:existiert )?nicht mehr(?: aktiv| vorhanden| da| in betrieb)?|stillgelegt|aufgelöst)$|[(–-]\s*(?:dauerhaft |für immer )?(?:geschlossen|geschl\.|aufgegeben|permanently closed)(?:\s+(?:seit|zum|since)\s+[\d./ -]+)?\s*\)?$/iu;

/** A day on which the trade was given up; "31.12.9999" says that it was not. */
const closingDay = /^(?!.*9999)(?=.*(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.\d\d)\d[\d.:/\sTZ-]*$/;

/** A sum or a remark at the end, or headings that are repeated on every printed page. */
function isNoEntry({ cells }: Row, { columns }: Layout): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  const name = cells[columns.find(({ field }) => field === "name")?.index ?? -1]?.trim() ?? "";
  const [first = ""] = filled;
  // "Summe" alone; a shop may well be called "Total" where it has an address.
  if (footer.test(first.trim()) && (filled.length <= 3 || filled.length < columns.length / 3)) return true;
  if (filled.length <= 2 && footer.test(name)) return true;
  if (filled.length === 1 && countOfAll.test(first.trim())) return true;
  const same = columns.filter(
    ({ heading, index }) => heading !== "" && cells[index]?.trim() === heading,
  ).length;
  return same >= 2 && same >= filled.length * 0.7;
}

/** Understands one row of a list. Never throws, whatever stands in it. */
export function readRow(row: Row, context: RowContext): ReadRow {
  if (row.broken) return refused("element", "bad-json");
  const { layout, habits, mapping } = context;
  if (isNoEntry(row, layout)) return refused("row", "no-entry", row.cells.filter(Boolean).join(" | "));
  const cells = cellsOf(layout.columns, row.cells);
  if (closed.test(cells.first("status")))
    return refused(cells.heading("status"), "closed", cells.first("status"));
  if (closingDay.test(cells.first("closedOn")))
    return refused(cells.heading("closedOn"), "closed", cells.first("closedOn"));
  if (noBusiness.test(cells.first("name")))
    return refused(cells.heading("name"), "closed", cells.first("name"));
  const gone = cells.each("hours").find(({ text }) => closedForGood.test(text));
  if (gone) return refused(gone.heading, "closed", gone.text);
  const { tags, left, headings } = tagsOf(cells, habits, mapping?.always ?? {});
  const { profile, dropped } = readProfile(tags);
  const named = parseName(tags.name ?? "").ok;
  const sector = sectorOf(cells, tags, profile, named, context);
  if (sector === "not-wanted")
    return refused(cells.heading("category"), "not-wanted", cells.all("category").join("; "));
  const point = pointOf(cells, context.utmZone, left);
  const { address } = profile;
  if (!named) {
    const isTableOfCounts = layout.columns.some(({ field }) => field === "count");
    return nameless(cells, sector, point, address, isTableOfCounts);
  }
  const [category] = sector.categories;
  const kind = category === undefined ? undefined : entryOf(category)?.kind;
  const unlessKnown =
    kind === undefined
      ? refused(cells.heading("category"), "no-category", cells.all("category").join("; "))
      : undefined;
  if (point && "wrong" in point) return refused(point.wrong.heading, "bad-coordinates", point.wrong.text);
  const both = cells.each("coordinates")[0];
  if (point === undefined && address?.street === undefined && both)
    return refused(both.heading, "bad-coordinates", both.text);
  const key = rowKey(tags.name ?? "", address, point);
  const id = habits.hasIds ? cells.first("id") : "";
  return {
    kind: "entry",
    ref: id === "" ? key : id.slice(0, 200).toWellFormed(),
    key,
    businessKind: kind ?? "business",
    profile: { ...profile, categories: unlessKnown ? [] : sector.categories },
    ...(unlessKnown && { unlessKnown }),
    point,
    dropped: [
      ...left,
      ...dropped.map((one) => ({ ...one, field: headings[one.field] ?? headingOf(cells, one.field) })),
    ],
  };
}

/**
 * A row without a name counts where it tells a trade; else there is nothing in it. Where the list has a column of numbers, it
 * counts as many as stand there: registers give such tables, a line for each quarter and trade.
 */
function nameless(
  cells: Cells,
  sector: Sector,
  point: ReadPoint,
  address: Address | undefined,
  isTableOfCounts: boolean,
): ReadRow {
  if (sector.categories.length === 0 && sector.code === undefined)
    return refused(cells.heading("name"), "empty");
  const said = cells.first("count");
  const businesses = isTableOfCounts ? readCount(said) : 1;
  if (businesses === undefined) return refused(cells.heading("count"), "bad-count", said);
  return {
    kind: "coverage",
    sector,
    point: point && "wrong" in point ? undefined : point,
    address,
    businesses,
  };
}

const fieldsOfTags: Record<string, string> = {
  "addr:street": "street",
  "addr:housenumber": "houseNumber",
  "addr:postcode": "postcode",
  "addr:city": "city",
  opening_hours: "hours",
  "wz:2008": "wz",
  "wz:2025": "wz2025",
};

/** The heading of the column that a tag came from, so that people find it. */
const headingOf = (cells: Cells, tag: string): string => cells.heading(fieldsOfTags[tag] ?? tag);
