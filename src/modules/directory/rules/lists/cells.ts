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
  all(field: Field): string[];
  /** The values of a field, each with the heading of its column. */
  each(field: Field): Cell[];
  /** The values of all fields that begin so, in the order of the columns. */
  starting(prefix: string): Cell[];
  /** The heading of the first column that holds a field. */
  heading(field: string): string;
}

/** A value made fit to read: without the apostrophe that keeps spreadsheets from counting, without broken letters. */
function fitValue(raw: string): string {
  const text = repairMojibake(raw.replace(/^'(?=[=+@\d-])/, "").trim());
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

/** Takes the cells of a row apart by the columns. */
export function cellsOf(columns: readonly Column[], row: readonly string[]): Cells {
  const values = columns.flatMap(({ index, field, heading }): Cell[] => {
    if (field === "ignore") return [];
    const text = fitValue(row[index] ?? "");
    const isText = keepsLines.has(field) || field.startsWith("hours:");
    const value = isText ? text : clean(text, 2_000);
    return value === "" ? [] : [{ field, text: value, heading: heading || field }];
  });
  return {
    first: (field) => values.find((value) => value.field === field)?.text ?? "",
    all: (field) => values.flatMap((value) => (value.field === field ? [value.text] : [])),
    each: (field) => values.filter((value) => value.field === field),
    starting: (prefix) => values.filter(({ field }) => field.startsWith(prefix)),
    heading: (field) =>
      columns.find((column) => column.field === field || column.field.startsWith(`${field}:`))?.heading ||
      field,
  };
}
