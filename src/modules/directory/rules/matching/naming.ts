import type { Field } from "./fields.ts";

/** What names a thing: the field with its name or title, and the one with the codes of such titles. */
export interface Naming {
  title?: number;
  codes?: number;
}

/** Level of the codes from which on both titles hold the same one. */
const sameCode = 3;

/** Finds the fields that name the things. */
export function findNaming(fields: Field[]): Naming {
  const title = fields.findIndex(({ names }) => names);
  const codes = fields.findIndex(({ kind, label }) => kind === "codes" && label === fields[title]?.label);
  return { ...(title < 0 ? {} : { title }), ...(codes < 0 ? {} : { codes }) };
}

/** Whether two records are called altogether otherwise, in words as well as in codes. */
export function namedOtherwise(naming: Naming, level: (field: number) => number | undefined): boolean {
  if (naming.title === undefined || level(naming.title) !== 0) return false;
  return naming.codes === undefined || (level(naming.codes) ?? 0) < sameCode;
}
