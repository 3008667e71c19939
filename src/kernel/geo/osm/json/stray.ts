// SPDX-License-Identifier: EUPL-1.2
import { type Item, parseItem } from "./parse-item.ts";

/** More than a text that stands in for an element by mistake ever has. */
const LONGEST = 1000;

/** Gathers what stands between two commas of a list without being an object or a list. */
export function createStray() {
  let text = "";
  return {
    add(piece: string) {
      if (text.length < LONGEST) text += piece.slice(0, LONGEST + 1);
    },
    drop() {
      text = "";
    },
    /** The text, number or word that stands where an element should; not the leftover of a broken element. */
    take(): Item | undefined {
      if (text === "") return undefined;
      const found = text;
      text = "";
      const broken = found.slice(0, 80);
      return (
        parseItem(found) ?? (found.length > LONGEST || /^[\w.+-]+$/.test(found) ? { broken } : undefined)
      );
    },
  };
}
