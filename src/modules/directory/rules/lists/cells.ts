import type { Field } from "../columns/fields.ts";
import type { Column } from "../columns/guess-columns.ts";
import { clean } from "../fields/text.ts";
import { repairMojibake } from "../german/mojibake.ts";

/** What people write into a cell where they know nothing. */
const nothing =
  /^(?:-+|–|—|\/|\.\/\.|\?|\.|k\.? ?a\.?|keine angabe|keine?|nicht bekannt|unbekannt|n\.? ?n\.?|n\/a|n\. ?b\.|null|none|nan|#nv|#n\/a|#ref!|#wert!|#value!|\(null\)|undefined|fehlt|leer|entfällt)$/i;

/** A value, with the heading of its column. */
export interface Cell {
  field: Field;
  text: string;
  heading: string;
}

/** The values of a row by the fields of the list. */
export interface Cells {
  /** The first value of a field, empty where there is none. */
  first(field: Field): string;
  all(field: Field): readonly string[];
  /** The values of a field, each with the heading of its column. */
  each(field: Field): readonly Cell[];
  /** The values of all fields of a kind (`hours:`), in the order of the columns. */
  starting(prefix: string): Cell[];
  /** Values in which a letter was lost: no program can read any more which it was. */
  broken: Cell[];
  /** The heading of the first column that holds a field. */
  heading(field: string): string;
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  euro: "€",
  ndash: "–",
  mdash: "—",
  szlig: "ß",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  eacute: "é",
  egrave: "è",
  ccedil: "ç",
};

/** Letters as web pages write them: "M&uuml;ller", "&#214;z". What is no such letter stays. */
const withoutEntities = (text: string): string =>
  text.includes("&")
    ? text.replace(/&(?:#(\d{2,6})|#x([0-9a-f]{2,5})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;

/**
 * A value made fit to read: without the apostrophe or the formula that keep spreadsheets from counting (`="01067"`), without
 * broken letters.
 */
function fitValue(raw: string): string {
  const plain = raw.replace(/^'(?=[=+@\d-])/, "").replace(/^\s*="([^"]*)"\s*$/, "$1");
  const text = repairMojibake(withoutEntities(plain).trim());
  return nothing.test(text) ? "" : text;
}

/** Texts of several lines matter only there; everywhere else a line break is a space or a comma. */
const keepsLines = new Set<string>([
  "description",
  "hours",
  "address",
  "phone",
  "contact",
  "email",
  "website",
]);

const none: readonly never[] = [];

/**
 * Takes the cells of a row apart by the columns. The values lie ready by their fields: a row is asked for some sixty, most of
 * which its list does not have.
 */
export function cellsOf(columns: readonly Column[], row: readonly string[]): Cells {
  const byField = new Map<Field, Cell[]>();
  const ofKinds: Cell[] = [];
  const broken: Cell[] = [];
  for (const { index, field, heading: written } of columns) {
    const raw = row[index] ?? "";
    if (field === "ignore" || raw === "") continue;
    const heading = written || field;
    if (raw.includes("\ufffd")) broken.push({ field, text: raw, heading });
    const text = fitValue(raw);
    const isText = keepsLines.has(field) || field.startsWith("hours:");
    const value = isText ? text : clean(text, 2_000);
    if (value === "") continue;
    const cell = { field, text: value, heading };
    const same = byField.get(field);
    if (same) same.push(cell);
    else byField.set(field, [cell]);
    if (field.includes(":")) ofKinds.push(cell);
  }
  return {
    first: (field) => byField.get(field)?.[0]?.text ?? "",
    all: (field) => byField.get(field)?.map(({ text }) => text) ?? none,
    each: (field) => byField.get(field) ?? none,
    broken,
    starting: (prefix) => ofKinds.filter(({ field }) => field.startsWith(prefix)),
    heading: (field) =>
      columns.find((column) => column.field === field || column.field.startsWith(`${field}:`))?.heading ||
      field,
  };
}
