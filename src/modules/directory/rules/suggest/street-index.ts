import { words } from "../search/fold.ts";

/** A street in which entries stand. */
export interface StreetCount {
  street: string;
  count: number;
}

/** A street with its folded words, a space around each. */
export interface IndexedStreet extends StreetCount {
  folded: string;
}

/** Streets as suggestions are looked up in: those that are written in two ways once, as most entries write them. */
export function indexStreets(streets: readonly StreetCount[]): IndexedStreet[] {
  const found = new Map<string, IndexedStreet>();
  for (const { street, count } of [...streets].sort((a, b) => b.count - a.count)) {
    const folded = words(street).join(" ");
    if (folded === "") continue;
    const known = found.get(folded);
    if (known) known.count += count;
    else found.set(folded, { street, count, folded: ` ${folded} ` });
  }
  return [...found.values()];
}
