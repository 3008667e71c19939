import { beginning, type FieldRefusal } from "../fields/refusal.ts";
import type { Cell } from "./cells.ts";

/** Why a value of a list was left out although the row was taken: it does not read, or cannot count by itself. */
export type ValueRefusal = FieldRefusal | "half-hours" | "fax" | "broken-letter" | "digit-missing";

/** A value of a row that was left out: the heading of its column, why, and its beginning. */
export interface LeftOut {
  field: string;
  reason: ValueRefusal;
  value: string;
}

export const leftOut = ({ heading, text }: Omit<Cell, "field">, reason: ValueRefusal): LeftOut => ({
  field: heading,
  reason,
  value: beginning(text),
});
