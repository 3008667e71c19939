import { fold } from "../../../../kernel/i18n/fold.ts";
import { readDay } from "../comparing/compare-date.ts";
import { readNumber } from "../comparing/compare-number.ts";
import { readPlace } from "../comparing/compare-place.ts";
import { webParts } from "../comparing/compare-web.ts";
import { cellOf, sampleRows, type Table } from "./table.ts";

/** What a column holds. `id` names the row itself and says nothing about what the row describes. */
export const columnKinds = [
  "text",
  "code",
  "phone",
  "number",
  "date",
  "website",
  "mail",
  "place",
  "latitude",
  "longitude",
  "id",
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** What was seen in one column. */
export interface Column {
  index: number;
  name: string;
  kind: ColumnKind;
  /** Rows with a value. */
  filled: number;
  /** Share of the values that stand once only. */
  unique: number;
  /** Whether it counts the rows: whole numbers, each once, in one dense run. */
  running: boolean;
}

/** Rows that are looked at to tell the kind. */
const looked = 4_000;

const latitudeNames = /^(?:.*[\s_.-])?(?:lat|latitude|breite|breitengrad|geo_?lat|y_?wgs84)$/i;
const longitudeNames =
  /^(?:.*[\s_.-])?(?:lon|lng|long|longitude|länge|laenge|längengrad|geo_?lon|x_?wgs84)$/i;
const phoneNames = /tel|phone|fon|mobil|handy|fax/i;
const houseNumbers =
  /^(?:house|street|haus|stra(?:ß|ss)en?)[\s_.-]*(?:number|num|no|nummer|nr)\.?$|^h(?:aus)?nr\.?$/i;
const codeNames = /plz|zip|post\s?_?code|postleitzahl/i;

/** The kinds of a table's columns, told by their values; the header only breaks ties. */
export function describeColumns(table: Table): Column[] {
  const sample = sampleRows(table, looked);
  return table.header.map((name, index) => {
    const values = sample.map((row) => cellOf(row, index)).filter((value) => value !== "");
    const all = new Map<string, number>();
    let filled = 0;
    for (const row of table.rows) {
      const value = cellOf(row, index);
      if (value === "") continue;
      filled++;
      all.set(value, (all.get(value) ?? 0) + 1);
    }
    let once = 0;
    for (const count of all.values()) if (count === 1) once++;
    const unique = filled === 0 ? 0 : once / filled;
    const running = isRunning(all, filled);
    return { index, name, filled, unique, running, kind: kindOf(name, values, unique, running) };
  });
}

/** Whole numbers, each once, that leave out few between the first and the last. */
function isRunning(all: Map<string, number>, filled: number): boolean {
  if (filled < 3 || all.size < 0.999 * filled) return false;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of all.keys()) {
    if (!/^\d{1,9}$/.test(value)) return false;
    low = Math.min(low, Number(value));
    high = Math.max(high, Number(value));
  }
  return high - low < 1.6 * filled;
}

function kindOf(name: string, values: string[], unique: number, running: boolean): ColumnKind {
  if (values.length === 0) return "text";
  if (running) return "id";
  const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
  if (share((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) >= 0.7) return "mail";
  if (share((value) => /^(https?:\/\/|www\.)/i.test(value) && webParts(value) !== undefined) >= 0.6)
    return "website";
  if (share((value) => /^[\w-]+(\.[\w-]+)*\.[a-z]{2,6}(\/\S*)?$/i.test(value)) >= 0.9) return "website";
  if (share((value) => readDay(value) !== undefined) >= 0.85) return "date";
  if (share((value) => readPlace(value) !== undefined && /\d[.,]\d/.test(value)) >= 0.9) return "place";
  const numeric = share((value) => readNumber(value) !== undefined);
  const decimal = share((value) => /\d[.,]\d{3,}$/.test(value));
  if (numeric >= 0.95 && decimal >= 0.6) {
    const within = (limit: number) => share((value) => Math.abs(readNumber(value) ?? 999) <= limit) >= 0.98;
    if (latitudeNames.test(name) && within(90)) return "latitude";
    if (longitudeNames.test(name) && within(180)) return "longitude";
  }
  if (
    share(isPhone) >= 0.8 &&
    (phoneNames.test(name) || share((value) => /^[^\d+]*(\+|0\d)|\d\D+\d/.test(value)) >= 0.6)
  )
    return "phone";
  if (codeNames.test(name) && share((value) => /^[\w-]{3,10}$/.test(value)) >= 0.8) return "code";
  // House numbers are no amounts: 12 is not nearly 13.
  if (houseNumbers.test(name)) return "text";
  if (numeric >= 0.9) return isFixedWidth(values) ? codeOrId(values, unique) : "number";
  const code = share((value) => /^[\p{L}\p{N}._/-]+$/u.test(value) && /\d/.test(value));
  if (code >= 0.9) return codeOrId(values, unique);
  return "text";
}

/** A number with or without "Tel.:" before it. */
const isPhone = (value: string): boolean => {
  const digits = value.replace(/\D/g, "").length;
  return (
    digits >= 6 &&
    digits <= 17 &&
    /^(?:(?:tel|fon|phone|mobil|fax)\p{L}*[.:\s]*)?[+\d\s()/.–-]+$/iu.test(value)
  );
};

/** Whole numbers of at least four digits and nearly all of one length are names, no amounts. */
function isFixedWidth(values: string[]): boolean {
  const lengths = new Map<number, number>();
  for (const value of values) {
    if (!/^\d{4,}$/.test(value)) return false;
    lengths.set(value.length, (lengths.get(value.length) ?? 0) + 1);
  }
  return Math.max(...lengths.values()) >= 0.9 * values.length;
}

/**
 * Values that stand once each and all look alike ("rec-9-org", a UUID) are taken for names of rows. Where they stand in
 * the other list as well, `correspond` takes that back.
 */
function codeOrId(values: string[], unique: number): ColumnKind {
  if (unique < 0.999 || values.length < 3) return "code";
  const uuid = values.every((value) => /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(value));
  const shapes = new Map<string, number>();
  for (const value of values) {
    const shape = value.replace(/\d+/g, "9");
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  return uuid || Math.max(...shapes.values()) >= 0.6 * values.length ? "id" : "code";
}

/** The form in which headers are compared: folded, without what is no letter or digit. */
export const headerKey = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]/gu, "");
