import { fold } from "../../../../kernel/i18n/fold.ts";
import type { ColumnKind } from "../aligning/column-kind.ts";
import { type Correspondence, isNameHeader } from "../aligning/correspond.ts";
import { cellOf, sampleRows, type Table } from "../aligning/table.ts";
import { compareCode, comparePhone } from "../comparing/compare-code.ts";
import { codesIn, compareCodeWords } from "../comparing/compare-code-words.ts";
import { compareDate } from "../comparing/compare-date.ts";
import { compareNumber } from "../comparing/compare-number.ts";
import { compareNumberWords, numbersIn } from "../comparing/compare-number-words.ts";
import { comparePlace } from "../comparing/compare-place.ts";
import { compareText } from "../comparing/compare-text.ts";
import { compareMail, compareWebsite } from "../comparing/compare-web.ts";
import type { Comparator } from "../comparing/comparison.ts";
import { words } from "../search/fold.ts";

/** One thing that is compared: columns of both lists that correspond, or the numbers or codes within them. */
export interface Field {
  label: string;
  /** `numbers` and `codes` are taken out of a text. */
  kind: ColumnKind | "numbers" | "codes";
  comparator: Comparator<unknown>;
  left: unknown[];
  right: unknown[];
  /** Whether it holds the names or titles of the things. */
  names?: boolean;
}

const comparators: Record<Field["kind"], () => Comparator<unknown>> = {
  text: compareText,
  code: compareCode,
  phone: comparePhone,
  number: compareNumber,
  date: compareDate,
  website: compareWebsite,
  mail: compareMail,
  place: comparePlace,
  numbers: compareNumberWords,
  codes: compareCodeWords,
  latitude: compareNumber,
  longitude: compareNumber,
  id: compareCode,
};

/** In how many values of a text column numbers or codes must stand to become a field of their own. */
const oftenEnough = 0.2;

/** What stands in each row of a table in some columns. */
type Cells = (row: string[]) => string;

/** The same of both lists. */
interface Sides {
  left: Cells;
  right: Cells;
}

interface Reading extends Sides {
  pair: Correspondence;
  /** Of a text: whether numbers and codes stand in it often, and whether the codes are those of products. */
  numbers: boolean;
  codes: boolean;
  models: boolean;
}

/**
 * Reads all values once. `right` is the same table for a list compared with itself; its values are then read and counted
 * once only.
 */
export function readFields(pairs: Correspondence[], left: Table, right: Table): Field[] {
  const readings = pairs.map((pair) => look(pair, left, right));
  const read = (
    label: string,
    kind: Field["kind"],
    comparator: Comparator<unknown>,
    of: Sides,
    aside?: Sides,
  ): Field => {
    const values = (table: Table, side: "left" | "right") =>
      table.rows.map((row) => {
        const value = comparator.read(of[side](row), aside?.[side](row));
        if (value !== undefined) comparator.count?.(value);
        return value;
      });
    const leftValues = values(left, "left");
    return {
      label,
      kind,
      comparator,
      left: leftValues,
      right: left === right ? leftValues : values(right, "right"),
    };
  };
  const name = findTitle(readings, left);
  const others = readings.filter((other) => name && repeated(other, name, left, right));
  const ownOfName: Sides = {
    left: cellsOf(ownColumns(name?.pair.left, left)),
    right: cellsOf(ownColumns(name?.pair.right, right)),
  };
  // Of products one code decides, in whatever column it stands; the first column with such codes is the title.
  const withModels = readings.filter(({ models }) => models);
  const title = withModels.find((reading) => reading === name) ?? withModels[0];
  return readings.flatMap((reading) => {
    const { pair, numbers, codes, models } = reading;
    if (pair.kind !== "text") return [read(pair.label, pair.kind, comparators[pair.kind](), reading)];
    const text = compareText({ withoutNumbers: numbers, withoutCodes: codes });
    const fields =
      reading === name
        ? [{ ...read(pair.label, "text", text, ownOfName, joined([name, ...others])), names: true }]
        : [read(pair.label, "text", text, reading)];
    if (numbers) fields.push(read(pair.label, "numbers", compareNumberWords(), reading));
    if (reading === title) {
      const all = joined([title, ...withModels.filter((other) => other !== title)]);
      fields.push(read(pair.label, "codes", compareCodeWords(), reading, all));
    } else if (codes && !models) fields.push(read(pair.label, "codes", compareCodeWords(), reading));
    return fields;
  });
}

/** Share of rows with a title of their own from which on a column names things, by its header or without. */
const ownByHeader = 0.5;
const ownWithout = 0.75;

/** The columns that name the things: by their header, or the first that differ in most rows. */
function findTitle(readings: Reading[], left: Table): Reading | undefined {
  const own = (reading: Reading) => {
    const values = left.rows.map((row) => fold(reading.left(row))).filter((value) => value !== "");
    return new Set(values).size / Math.max(1, values.length, left.rows.length / 2);
  };
  const texts = readings.filter(({ pair }) => pair.kind === "text");
  const [named] = texts
    .filter(({ pair }) => isNameHeader(pair.label))
    .map((reading) => ({ reading, share: own(reading) }))
    .filter(({ share }) => share >= ownByHeader)
    .sort((a, b) => b.share - a.share);
  return named?.reading ?? texts.find((reading) => !reading.numbers && own(reading) >= ownWithout);
}

/** Share of rows whose title repeats another column from which on that column is taken for a part of the title. */
const oftenRepeated = 0.1;

/** Whether titles often repeat what stands in a column of its own, such as the brand. */
function repeated(other: Reading, name: Reading, left: Table, right: Table): boolean {
  if (other === name || other.pair.kind !== "text") return false;
  const share = (table: Table, side: "left" | "right") => {
    let said = 0;
    let rows = 0;
    for (const row of sampleRows(table, 1_500)) {
      const parts = words(other[side](row));
      if (parts.length === 0) continue;
      rows++;
      const title = words(name[side](row));
      if (parts.every((word) => title.includes(word))) said++;
    }
    return said / Math.max(1, rows);
  };
  return share(left, "left") >= oftenRepeated || share(right, "right") >= oftenRepeated;
}

/** What stands in the columns of several readings together. */
function joined(readings: Reading[]): Sides {
  const of =
    (side: "left" | "right"): Cells =>
    (row) =>
      readings.map((reading) => reading[side](row)).join(" ");
  return { left: of("left"), right: of("right") };
}

/** What stands in some columns of a row. */
const cellsOf =
  (columns: number[], join = " "): Cells =>
  (row) =>
    columns
      .map((column) => cellOf(row, column))
      .filter((cell) => cell !== "")
      .join(join);

/**
 * Of columns that are read together because the other list has them in one, the one that is called a name, or all of them: brand
 * or owner may stand in the other title and need not.
 */
function ownColumns(columns: number[] = [], table: Table): number[] {
  const named = columns.filter((column) => isNameHeader(table.header[column] ?? ""));
  return named.length > 0 ? named.slice(0, 1) : columns;
}

/** Looks at a sample of what two corresponding columns hold. */
function look(pair: Correspondence, left: Table, right: Table): Reading {
  const join = pair.kind === "place" ? ", " : " ";
  const of = { left: cellsOf(pair.left, join), right: cellsOf(pair.right, join) };
  if (pair.kind !== "text") return { pair, ...of, numbers: false, codes: false, models: false };
  const sample = [...sampleRows(left, 1_500).map(of.left), ...sampleRows(right, 1_500).map(of.right)].filter(
    (value) => value !== "",
  );
  const share = (test: (value: string) => boolean) => sample.filter(test).length / Math.max(1, sample.length);
  const codes = share((value) => codesIn(value).length > 0);
  // Postcodes in an address are codes too.
  const models = share((value) => codesIn(value).some((code) => /\p{L}/u.test(code)));
  return {
    pair,
    ...of,
    numbers: share((value) => numbersIn(value).length > 0) >= oftenEnough,
    codes: codes >= oftenEnough,
    models: codes >= oftenEnough && models >= codes / 2,
  };
}
