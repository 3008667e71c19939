import type { TextValue } from "../comparing/compare-text.ts";
import type { Outcome } from "../comparing/comparison.ts";
import { editDistance } from "../comparing/likeness.ts";
import type { Field } from "./fields.ts";

/** What each field says about two records; undefined where one of them has no value. */
export type Outcomes = (Outcome | undefined)[];

/** Of which list a row is. */
export type Side = "left" | "right";

/** Compares two records field by field. Both may be of the same list. */
export function compareRows(fields: Field[], a: number, sideA: Side, b: number, sideB: Side): Outcomes {
  const outcomes: Outcomes = [];
  for (const field of fields) {
    const x = field[sideA][a];
    const y = field[sideB][b];
    outcomes.push(x === undefined || y === undefined ? undefined : field.comparator.compare(x, y));
  }
  for (let one = 0; one < fields.length; one++) {
    if (!isOther(fields[one], outcomes[one])) continue;
    for (let other = one + 1; other < fields.length; other++)
      if (isOther(fields[other], outcomes[other]))
        noteSwap(fields[one] as Field, fields[other] as Field, a, sideA, b, sideB, outcomes, one, other);
  }
  return outcomes;
}

const isOther = (field: Field | undefined, outcome: Outcome | undefined): boolean =>
  field?.kind === "text" && outcome !== undefined && outcome.level <= 1;

/** Two texts that each stand in the other's field, such as first name and surname, agree nearly as well as in place. */
function noteSwap(
  field: Field,
  second: Field,
  a: number,
  sideA: Side,
  b: number,
  sideB: Side,
  outcomes: Outcomes,
  one: number,
  other: number,
): void {
  if (!near(squashed(field, sideA, a), squashed(second, sideB, b))) return;
  if (!near(squashed(second, sideA, a), squashed(field, sideB, b))) return;
  const swap: Outcome = { level: field.comparator.levels.length - 2, likeness: 0.95, swapped: true };
  outcomes[one] = swap;
  outcomes[other] = swap;
}

const squashed = (field: Field, side: Side, row: number): string => (field[side][row] as TextValue).squashed;

/** Equal, or one letter apart in a longer one. */
const near = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 4 && editDistance(a, b, 1) === 1);
