import { isNameHeader } from "../aligning/correspond.ts";
import type { TextValue } from "../comparing/compare-text.ts";
import type { Field } from "./fields.ts";

/** What names a thing: the field with its name or title, and the one with the codes of such titles. */
export interface Naming {
  title?: number;
  codes?: number;
}

/** Level of the codes from which on both titles hold the same one. */
const sameCode = 3;
/** Share of rows with a title of their own from which on a column names things, by its header or without. */
const ownByHeader = 0.5;
const own = 0.75;

/** Finds what names the things: by its header, or the first text that differs in most rows. */
export function findNaming(fields: Field[]): Naming {
  const share = ({ left }: Field) => {
    const values = left.filter((value) => value !== undefined) as TextValue[];
    return (
      new Set(values.map(({ squashed }) => squashed)).size / Math.max(1, values.length, 0.5 * left.length)
    );
  };
  let title = -1;
  let most = ownByHeader;
  for (const [at, field] of fields.entries()) {
    if (field.kind !== "text" || !isNameHeader(field.label)) continue;
    const differing = share(field);
    if (differing > most) [title, most] = [at, differing];
  }
  if (title < 0)
    title = fields.findIndex(
      (field) =>
        field.kind === "text" &&
        !fields.some(({ kind, label }) => kind === "numbers" && label === field.label) &&
        share(field) >= own,
    );
  const codes = fields.findIndex(({ kind, label }) => kind === "codes" && label === fields[title]?.label);
  return { ...(title < 0 ? {} : { title }), ...(codes < 0 ? {} : { codes }) };
}

/** Whether two records are called altogether otherwise, in words as well as in codes. */
export function namedOtherwise(naming: Naming, level: (field: number) => number | undefined): boolean {
  if (naming.title === undefined || level(naming.title) !== 0) return false;
  return naming.codes === undefined || (level(naming.codes) ?? 0) < sameCode;
}
