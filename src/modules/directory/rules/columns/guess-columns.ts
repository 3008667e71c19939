import { columnLetter, type Row } from "../../../../kernel/tables/table-file.ts";
import { readDegrees } from "../coordinates/degrees.ts";
import { legalForm } from "../fields/names.ts";
import { type Field, fieldsOfHeading, isSeveral, osmKeys } from "./fields.ts";
import { findHeader } from "./find-header.ts";
import { areMeantFor, fieldByLook, fit } from "./looks.ts";

/** A column of a table and what it holds. */
export interface Column {
  index: number;
  /** As spreadsheets call it: A, B, … */
  letter: string;
  heading: string;
  field: Field;
  /** From 0 to 1. */
  confidence: number;
  examples: string[];
}

/** A table and how it is read. */
export interface Layout {
  sheet: string;
  /** Whether it is read at all. */
  use: boolean;
  /** A tab that nobody sees on opening the file. */
  isHidden?: boolean;
  headingRows: number[];
  columns: Column[];
}

const valuesOf = (rows: readonly Row[], index: number): string[] =>
  rows.map((row) => row.cells[index]?.slice(0, 300).trim() ?? "").filter((value) => value !== "");

interface Candidate {
  index: number;
  field: Field;
  confidence: number;
}

/** What a column may hold, by its heading and by how its values look. */
function candidates(index: number, heading: string, values: readonly string[]): Candidate[] {
  const found = fieldsOfHeading(heading).flatMap(({ field, score }) => {
    const share = fit(field, values);
    const fits = values.length > 0 && share < 0.3 ? score * 0.25 * share : score * (0.5 + 0.5 * share);
    // A column that says that it holds telephones does so, however they are written: what does not read is told.
    const confidence = score > 0.7 && areMeantFor(field, values) ? Math.max(fits, 0.3) : fits;
    return confidence < 0.3 ? [] : [{ index, field, confidence }];
  });
  // The keys of OpenStreetMap, also "shop", which may be a name elsewhere: their values are words of programs.
  const key = osmKeys.find((one) =>
    new RegExp(`^(?:tags\\.|properties\\.)?${one}$`, "i").test(heading.trim()),
  );
  if (key && values.length > 0 && values.every((value) => /^[a-z][a-z_;]*$/.test(value)))
    return [{ index, field: `tag:${key}`, confidence: 0.97 }];
  const look = fieldByLook(values, heading.trim() !== "");
  // A heading that says something else goes before the look: a number of employees may well be a postcode.
  const isSaid = found.some(({ field, confidence }) => confidence > 0.6 && field !== look?.field);
  // Of two columns with the same heading the second may be what it looks like: "Adresse" with "47053 Duisburg".
  return look ? [...found, { index, field: look.field, confidence: isSaid ? 0.35 : look.score }] : found;
}

/** Gives every column its field; of those that only one may hold, the surest gets it. */
function assign(all: Candidate[]): Map<number, Candidate> {
  const given = new Map<number, Candidate>();
  const taken = new Set<Field>();
  for (const one of all.sort((a, b) => b.confidence - a.confidence || a.index - b.index)) {
    if (given.has(one.index) || (taken.has(one.field) && !isSeveral(one.field))) continue;
    given.set(one.index, one);
    taken.add(one.field);
  }
  return given;
}

/** Latitude and longitude whose columns changed places. */
function unswap(columns: Column[], rows: readonly Row[]): void {
  const lat = columns.find(({ field }) => field === "lat");
  const lon = columns.find(({ field }) => field === "lon");
  if (!lat || !lon) return;
  const share = (column: Column, low: number, high: number) => {
    const values = valuesOf(rows, column.index).map((value) => readDegrees(value) ?? 999);
    return values.filter((value) => value >= low && value <= high).length / Math.max(1, values.length);
  };
  if (share(lat, 5, 16) > 0.9 && share(lon, 46, 56) > 0.9) [lat.field, lon.field] = ["lon", "lat"];
}

/** Without headings the name is the column whose values differ most and look like names. */
function nameByLook(columns: Column[], rows: readonly Row[]): void {
  const scored = columns
    .filter(({ field }) => field === "ignore")
    .map((column) => {
      const values = valuesOf(rows, column.index);
      const words = values.filter((value) => /\p{L}{3}/u.test(value) && value.length < 100);
      const forms = values.filter((value) => legalForm(value) !== undefined);
      const distinct = new Set(values).size / Math.max(1, values.length);
      const share = words.length / Math.max(1, rows.length);
      return { column, score: share * distinct + forms.length / Math.max(1, values.length) };
    })
    .sort((a, b) => b.score - a.score || a.column.index - b.column.index);
  const [best] = scored;
  if (best && best.score > 0.6) Object.assign(best.column, { field: "name", confidence: 0.45 });
  // Behind the postcode stands the town.
  const after = columns[columns.findIndex(({ field }) => field === "postcode") + 1];
  if (after?.field === "ignore" && after.index > 0) {
    const values = valuesOf(rows, after.index);
    if (values.length > 0 && values.every((value) => /^\p{L}[\p{L}\s()./-]{1,40}$/u.test(value)))
      Object.assign(after, { field: "city", confidence: 0.45 });
  }
}

/**
 * Guesses how a table is to be read, from its first rows: where its headings stand and what its columns hold.
 *
 * @param isNamed whether the first row holds the names of the columns for certain
 */
export function guessLayout(sheet: string, rows: readonly Row[], isNamed: boolean): Layout {
  const header = isNamed
    ? { rows: [rows[0]?.number ?? 0], headings: rows[0]?.cells ?? [] }
    : findHeader(rows);
  const last = header.rows.at(-1) ?? -1;
  const data = rows.filter((row) => row.number > last);
  const width = Math.max(header.headings.length, ...data.slice(0, 500).map((row) => row.cells.length), 0);
  const heading = (index: number) => header.headings[index] ?? "";
  // Behind a street a number is that of the house, and what is added to a number belongs to it.
  const told = (index: number): string => {
    const own = heading(index).trim();
    if (!/^(?:nr|no|nummer|zus|zusatz)\.?$/i.test(own) || index === 0) return heading(index);
    const before = fieldsOfHeading(told(index - 1))[0]?.field;
    if (/^n/i.test(own)) return before === "street" ? "Hausnummer" : heading(index);
    return before === "houseNumber" || before === "street" ? "Hausnummernzusatz" : heading(index);
  };
  const all = Array.from({ length: width }, (_, index) =>
    candidates(index, told(index), valuesOf(data, index)),
  ).flat();
  const given = assign(all);
  const columns = Array.from({ length: width }, (_, index): Column => {
    const { field = "ignore", confidence = 0 } = given.get(index) ?? {};
    return {
      index,
      letter: columnLetter(index),
      heading: header.headings[index]?.trim() ?? "",
      field,
      confidence: Math.round(confidence * 100) / 100,
      examples: [...new Set(valuesOf(data, index))].slice(0, 3).map((value) => value.slice(0, 80)),
    };
  });
  unswap(columns, data);
  if (header.rows.length === 0 && !columns.some(({ field }) => field === "name")) nameByLook(columns, data);
  return { sheet, use: isList(columns, data), headingRows: header.rows, columns };
}

/** Whether a table is a list of businesses: it names them, or tells their trade, and says where they are. */
function isList(columns: readonly Column[], data: readonly Row[]): boolean {
  const has = (...fields: Field[]) => columns.some(({ field }) => fields.includes(field));
  const says =
    has("name", "category", "wz", "wz2025") || columns.some(({ field }) => field.startsWith("tag:"));
  const places = has(
    "street",
    "address",
    "place",
    "postcode",
    "lat",
    "coordinates",
    "easting",
    "city",
    "suburb",
  );
  const reaches = has("phone", "website", "email", "contact");
  return data.length > 0 && says && (places || (has("name") && reaches));
}
