import type { TextValue } from "../comparing/compare-text.ts";
import type { Outcome } from "../comparing/comparison.ts";
import { editDistance } from "../comparing/likeness.ts";
import type { Field } from "./fields.ts";

/** What each field says about two records; undefined where one of them has no value. */
export type Outcomes = (Outcome | undefined)[];

type Side = "left" | "right";

/** Compares two records field by field. Both may be of the same list. */
export function compareRows(fields: Field[], a: number, sideA: Side, b: number, sideB: Side): Outcomes {
  const outcomes = fields.map((field) => {
    const x = field[sideA][a];
    const y = field[sideB][b];
    return x === undefined || y === undefined ? undefined : field.comparator.compare(x, y);
  });
  for (const [one, field] of fields.entries()) {
    if (field.kind !== "text" || (outcomes[one]?.level ?? 9) > 1) continue;
    for (let other = one + 1; other < fields.length; other++) {
      const second = fields[other];
      if (second?.kind !== "text" || (outcomes[other]?.level ?? 9) > 1) continue;
      const text = (from: Field, side: Side, row: number) => (from[side][row] as TextValue).squashed;
      const [x, y] = [text(field, sideA, a), text(second, sideA, a)];
      if (near(x, text(second, sideB, b)) && near(y, text(field, sideB, b)))
        outcomes[one] = outcomes[other] = {
          level: field.comparator.levels.length - 2,
          likeness: 0.95,
          swapped: true,
        };
    }
  }
  return outcomes;
}

/** Equal, or one letter apart in a longer one. */
const near = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 4 && editDistance(a, b, 1) === 1);
