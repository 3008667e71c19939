import type { Row } from "../../../../kernel/tables/table-file.ts";
import { fieldsOfHeading } from "./fields.ts";
import { fieldByLook } from "./looks.ts";

/** Where the headings of a table stand and what they say. */
export interface Header {
  /** The numbers of the rows that hold headings: one, two where they stand one above the other, none. */
  rows: number[];
  headings: string[];
}

/** Titles and remarks above a table take up a few rows, not more. */
const lookAt = 30;

const isNumber = (text: string) => /^-?[\d.,]+$/.test(text.trim());

/** How much a row looks like headings: known words count most, numbers and repetitions speak against it. */
function score(headings: readonly string[]): number {
  const filled = headings.filter((heading) => heading.trim() !== "");
  if (new Set(filled).size < filled.length / 2) return 0;
  let sum = 0;
  for (const heading of filled) {
    const best = fieldsOfHeading(heading)[0]?.score ?? 0;
    if (heading.length > 60 || fieldByLook([heading])) sum -= 0.5;
    else if (best >= 0.5) sum += best;
    else sum += isNumber(heading) ? -0.3 : 0.03;
  }
  return sum;
}

/** Whether one of the cells is surely data: an address of a mail or a site, a telephone, a postcode. */
const holdsData = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.trim() !== "" && (fieldByLook([cell]) !== undefined || /\d{4}/.test(cell)));

/**
 * Whether a heading beneath a merged one does not belong to it: behind the last column of "Sprechzeiten" stands "Sparte". What the
 * merged one makes somebody's private matter stays so.
 */
function isOfItsOwn(whole: string, bottom: string): boolean {
  const [[together], [alone]] = [fieldsOfHeading(whole), fieldsOfHeading(bottom)];
  return alone !== undefined && alone.score >= 0.85 && together?.field !== "ignore"
    ? together === undefined || (together.field !== alone.field && together.score < alone.score)
    : false;
}

/** Headings that stand in two rows: above "Öffnungszeiten", beneath it the days. */
function joined(above: readonly string[], beneath: readonly string[]): string[] {
  let last = "";
  return Array.from({ length: Math.max(above.length, beneath.length) }, (_, column) => {
    const [top = "", bottom = ""] = [above[column]?.trim(), beneath[column]?.trim()];
    if (top !== "") last = top;
    if (bottom === "" || bottom === top) return top || bottom;
    const whole = `${top === "" ? last : top} ${bottom}`.trim();
    return top === "" && isOfItsOwn(whole, bottom) ? bottom : whole;
  });
}

/**
 * Finds the headings of a table: titles, empty rows and remarks may stand above them, and they may take up two rows. A
 * table whose first row is data has none.
 */
export function findHeader(rows: readonly Row[]): Header {
  const first = rows.slice(0, lookAt);
  const width = Math.max(0, ...first.map((row) => row.cells.length));
  let best: Header & { score: number } = { rows: [], headings: [], score: 0 };
  for (const [index, row] of first.entries()) {
    const single = score(row.cells);
    if (single > best.score + 0.001) best = { rows: [row.number], headings: row.cells, score: single };
    const next = first[index + 1];
    if (!next || holdsData(row.cells) || holdsData(next.cells)) continue;
    const both = joined(row.cells, next.cells);
    const double = score(both);
    // Two rows count only where they say clearly more than one, or where the second consists of headings as well.
    const beneath = next.cells.filter((cell) => cell.trim() !== "").length;
    const lower = score(next.cells);
    const isHeadings = beneath >= 2 && lower / beneath >= 0.7 && next.cells.join() !== row.cells.join();
    if (
      isHeadings
        ? double > best.score - 0.5 && single > 0
        : double > Math.max(single, lower, best.score) + 0.6
    )
      best = { rows: [row.number, next.number], headings: both, score: Math.max(double, best.score) };
  }
  if (best.score >= (width <= 2 ? 0.6 : 1.2)) return best;
  return unknownHeader(first, width) ?? { rows: [], headings: [] };
}

/** Headings in words that we do not know: a full first row of short texts that does not look like the data beneath. */
function unknownHeader(rows: readonly Row[], width: number): Header | undefined {
  const row = rows.find(
    ({ cells }) => cells.filter((cell) => cell.trim() !== "").length >= Math.max(1, width * 0.6),
  );
  if (!row || rows.length < 2) return undefined;
  const texts = row.cells.map((cell) => cell.trim());
  const isHeading = texts.every((text) => !isNumber(text) && text.length <= 60 && !fieldByLook([text]));
  const isUnique = new Set(texts).size === texts.length;
  const isKnown = texts.some((text) => (fieldsOfHeading(text)[0]?.score ?? 0) >= 0.5);
  const beneath = rows.filter((one) => one.number > row.number);
  const hasOtherData = texts.some((_, column) => {
    const values = beneath.map((one) => one.cells[column] ?? "").filter((value) => value.trim() !== "");
    return values.length > 0 && (values.every(isNumber) || fieldByLook(values) !== undefined);
  });
  return isHeading && isUnique && (isKnown || hasOtherData)
    ? { rows: [row.number], headings: row.cells }
    : undefined;
}
