import { TableFileError } from "../table-file.ts";

/** What is open around the place that is being read. */
interface Level {
  isList: boolean;
  /** The keys that lead there, as `data.entries`; the file itself is `$`. */
  path: string;
}

/** Objects one after the other in the same list; where they stand is said by the path of the list. */
export interface Found {
  path: string;
  depth: number;
  text: string;
}

/** The list that a file is, where it holds one object after the other (JSON lines). */
export const fileList = "$";

/** Lists and objects within each other; a row of a list has three or four. Without an end, brackets alone would fill the memory. */
const deepest = 500;

/** Whether more is open within each other than any list has; asked before a text is parsed whole. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === 34) inText = !inText;
    else if (inText) at += letter === 92 ? 1 : 0;
    else if (letter === 123 || letter === 91) {
      if (++depth > deepest) return true;
    } else if (letter === 125 || letter === 93) depth--;
  }
  return false;
}

/**
 * Reads JSON as a stream, also JSON lines, and gives the text of each object that stands directly in a wanted list.
 * Within such an object it looks for nothing more.
 */
export function createJsonScanner(wanted: (path: string, depth: number) => boolean) {
  const levels: Level[] = [{ isList: true, path: fileList }];
  let inText = false;
  let escaped = false;
  let lastText = "";
  let textFrom = -1;
  /** The pieces of the object that is being collected, and at which level it began. */
  let itemLevel = -1;
  let itemPieces: string[] = [];

  function openLevel(isList: boolean): void {
    if (levels.length > deepest)
      throw new TableFileError("Too much stands within each other in this file; no list does.", "no-list");
    const parent = levels.at(-1) ?? { isList: true, path: fileList };
    const path = parent.isList ? (isList ? `${parent.path}[]` : parent.path) : `${parent.path}.${lastText}`;
    levels.push({ isList, path });
  }

  return {
    /** Whether all that was opened has been closed. */
    isWhole: () => levels.length === 1 && !inText,
    *take(text: string): Generator<Found> {
      let from = 0;
      for (let at = 0; at < text.length; at++) {
        const letter = text.charCodeAt(at);
        if (inText) {
          if (escaped) escaped = false;
          else if (letter === 92) escaped = true;
          else if (letter === 34) {
            inText = false;
            if (itemLevel < 0) lastText = text.slice(Math.max(textFrom, 0), at).slice(-80);
            textFrom = -1;
          }
          continue;
        }
        if (letter === 34) {
          inText = true;
          textFrom = at + 1;
        } else if (letter === 123 || letter === 91) {
          const parent = levels.at(-1);
          if (itemLevel < 0 && letter === 123 && parent?.isList && wanted(parent.path, levels.length)) {
            itemLevel = levels.length;
            from = at;
          }
          openLevel(letter === 91);
        } else if (letter === 125 || letter === 93) {
          if (levels.length === 1) continue;
          levels.pop();
          if (itemLevel !== levels.length) continue;
          itemPieces.push(text.slice(from, at + 1));
          const { path = fileList } = levels.at(-1) ?? {};
          yield { path, depth: itemLevel, text: itemPieces.join("") };
          itemPieces = [];
          itemLevel = -1;
        }
      }
      if (itemLevel >= 0) itemPieces.push(text.slice(from));
      textFrom = -1;
    },
  };
}
