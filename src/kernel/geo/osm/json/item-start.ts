/** How an element begins; neither a geometry nor a relation's member ever does. */
const START = /\{\s*"type"\s*:\s*"(?:Feature"|(?:node|way|relation)"\s*,\s*"id")/g;
const STICKY = new RegExp(START.source, "y");
/** How many bytes the beginning of an element may take; more than any writer indents. */
export const LOOK = 96;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/** Whether an element begins at this brace. */
export function isItemStart(bytes: Buffer, at: number): boolean {
  STICKY.lastIndex = 0;
  return STICKY.test(bytes.toString("latin1", at, at + LOOK));
}

/** Where the next element begins between the two places; `undefined` where none does. */
export function nextItemStart(bytes: Buffer, from: number, to: number): number | undefined {
  START.lastIndex = 0;
  const found = START.exec(bytes.toString("latin1", from, to));
  return found ? from + found.index : undefined;
}

/** Where a text ends, or how far the bytes at hand allow to say that it does not. */
export interface TextEnd {
  at: number;
  closed: boolean;
  /** Where a line break stands in it, which JSON forbids: its quote was never closed. */
  brokenAt: number | undefined;
}

/** Looks for the quote that ends the text which `from` lies in. */
export function endOfText(bytes: Buffer, from: number): TextEnd {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) return { at, closed: true, brokenAt: undefined };
    if (byte === NEWLINE) return { at, closed: false, brokenAt: at };
    if (byte === BACKSLASH) {
      // Whether the last backslash escapes a quote shows with the next piece of the file.
      if (at + 1 === bytes.length) return { at, closed: false, brokenAt: undefined };
      at++;
    }
  }
  return { at: bytes.length, closed: false, brokenAt: undefined };
}

/**
 * Whether a file that ends so has come to the end of its list, although a broken element keeps anybody from
 * counting its brackets: the list's own bracket stands at the beginning of a line. In doubt the file is cut off.
 */
export function looksComplete(tail: string): boolean {
  return /\n {0,2}\]\s*(,[^[\]{}]*)?\}?\s*$/.test(tail);
}
