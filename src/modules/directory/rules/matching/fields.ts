import type { ColumnKind } from "../aligning/column-kind.ts";
import type { Correspondence } from "../aligning/correspond.ts";
import { cellOf, sampleRows, type Table } from "../aligning/table.ts";
import { compareCode, comparePhone } from "../comparing/compare-code.ts";
import { compareDate } from "../comparing/compare-date.ts";
import { compareNumber } from "../comparing/compare-number.ts";
import {
  codesIn,
  compareCodeWords,
  compareNumberWords,
  numbersIn,
} from "../comparing/compare-number-words.ts";
import { comparePlace } from "../comparing/compare-place.ts";
import { compareText } from "../comparing/compare-text.ts";
import { compareMail, compareWebsite } from "../comparing/compare-web.ts";
import type { Comparator } from "../comparing/comparison.ts";

/** One thing that is compared: columns of both lists that correspond, or the numbers or codes within them. */
export interface Field {
  label: string;
  /** `numbers` and `codes` are taken out of a text. */
  kind: ColumnKind | "numbers" | "codes";
  comparator: Comparator<unknown>;
  left: unknown[];
  right: unknown[];
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

/**
 * Reads all values once. `right` is the same table for a list compared with itself; its values are then read and counted
 * once only.
 */
export function readFields(pairs: Correspondence[], left: Table, right: Table): Field[] {
  return pairs.flatMap((pair) => {
    const text = (columns: number[]) => (row: string[]) =>
      columns
        .map((column) => cellOf(row, column))
        .filter((cell) => cell !== "")
        .join(pair.kind === "place" ? ", " : " ");
    const ofLeft = text(pair.left);
    const ofRight = text(pair.right);
    const read = (kind: Field["kind"], comparator: Comparator<unknown>): Field => {
      const values = (table: Table, cell: (row: string[]) => string) =>
        table.rows.map((row) => {
          const value = comparator.read(cell(row));
          if (value !== undefined) comparator.count?.(value);
          return value;
        });
      const leftValues = values(left, ofLeft);
      const rightValues = left === right ? leftValues : values(right, ofRight);
      return { label: pair.label, kind, comparator, left: leftValues, right: rightValues };
    };
    if (pair.kind !== "text") return [read(pair.kind, comparators[pair.kind]())];
    const sample = [...sampleRows(left, 1_500).map(ofLeft), ...sampleRows(right, 1_500).map(ofRight)].filter(
      (value) => value !== "",
    );
    const share = (found: (value: string) => string[]) =>
      sample.filter((value) => found(value).length > 0).length / Math.max(1, sample.length);
    const numbers = share(numbersIn) >= oftenEnough;
    const fields = [read("text", compareText({ withoutNumbers: numbers }))];
    if (numbers) fields.push(read("numbers", compareNumberWords()));
    if (share(codesIn) >= oftenEnough) fields.push(read("codes", compareCodeWords()));
    return fields;
  });
}
