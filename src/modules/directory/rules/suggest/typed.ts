import { words } from "../search/fold.ts";

/** What somebody has typed so far, in the form in which it is compared. */
export interface Typed {
  /** The folded words with one space between. */
  begins: string;
  /** Every word as a beginning, in this order. */
  parts: string[];
}

/** Shorter beginnings fit half the town. */
const shortest = 2;
/** Nobody types more before choosing. */
const mostWords = 5;

/** Reads what was typed; undefined where it is too little to suggest anything. */
export function readTyped(text: string): Typed | undefined {
  const parts = words(text).slice(0, mostWords);
  const begins = parts.join(" ");
  return begins.length < shortest ? undefined : { begins, parts };
}

/** Whether each typed word begins a word of the text, in the same order. `folded` has a space around each word. */
export function fits({ parts }: Typed, folded: string): boolean {
  let from = 0;
  for (const part of parts) {
    const at = folded.indexOf(` ${part}`, from);
    if (at < 0) return false;
    from = at + part.length + 1;
  }
  return true;
}

/** The same as a pattern of SQL's `like`; folded words hold letters and digits only. */
export const patternOf = ({ parts }: Typed): string => `${parts.map((part) => `% ${part}`).join("")}%`;
