import { OsmFileError } from "../osm-file-error.ts";

/** One element of the file's list, or the beginning of one that is no JSON. */
export type Item = { value: unknown } | { broken: string };

const MAX_ITEM = 16 * 1024 * 1024;
const MAX_RESCAN = 512 * 1024 * 1024;
/** How an element begins; neither a geometry nor a relation's member does. */
const START = /\{\s*"type"\s*:\s*"(?:Feature"|(?:node|way|relation)"\s*,\s*"id")/g;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const LIST_OPEN = 0x5b;
const LIST_CLOSE = 0x5d;

interface State {
  /** Open brackets around the current byte. */
  depth: number;
  inText: boolean;
  /** Depth within the list whose elements are wanted; 0 before and after it. */
  list: number;
  done: boolean;
}

/** The place of the quote that ends the text, or -1; `from` lies within the text. */
function endOfText(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const quote = bytes.indexOf(QUOTE, at);
    if (quote < 0) return -1;
    let slashes = 0;
    while (quote - 1 - slashes >= from && bytes[quote - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return quote;
    at = quote + 1;
  }
}

/** The element that this text is; `undefined` where it is no JSON. */
export function parseItem(text: string): Item | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/**
 * Cuts the elements out of a JSON file with one long list (`features`, `elements`, or the file is the list)
 * without holding more than one of them. An element that is no JSON is told as broken; if its brackets or
 * quotes do not match, reading goes on at the next place that looks like the beginning of an element.
 * Throws `OsmFileError` where the file ends before its list does.
 */
export async function* splitItems(
  chunks: AsyncIterable<Buffer>,
  lists: readonly string[],
): AsyncGenerator<Item[]> {
  const state: State = { depth: 0, inText: false, list: 0, done: false };
  let bytes: Buffer = Buffer.alloc(0);
  let at = 0; // next byte to look at
  let itemFrom = -1;
  let textFrom = 0;
  let lastText = "";
  let rescanned = 0;

  /** Goes back to the next beginning of an element in what was taken for one, and shows how that began. */
  function recover(end: number): string {
    const text = bytes.toString("latin1", itemFrom, end);
    START.lastIndex = 1;
    const start = START.exec(text)?.index;
    const detail = bytes.toString("utf8", itemFrom, Math.min(end, itemFrom + 80));
    if (start !== undefined) {
      rescanned += end - itemFrom - start;
      if (rescanned > MAX_RESCAN) throw new OsmFileError("broken");
      at = itemFrom + start;
    } else at = end;
    itemFrom = -1;
    state.depth = state.list;
    state.inText = false;
    return detail;
  }

  function* scan(): Generator<Item> {
    while (at < bytes.length && !state.done) {
      if (state.inText) {
        const end = endOfText(bytes, at);
        if (end < 0) {
          // Keep a trailing run of backslashes unread: whether they escape shows with the next chunk.
          let keep = bytes.length;
          while (keep > at && bytes[keep - 1] === BACKSLASH) keep--;
          at = keep;
          if (keep < bytes.length) return;
          break;
        }
        if (state.list === 0 && end - textFrom < 64) lastText = bytes.toString("utf8", textFrom, end);
        state.inText = false;
        at = end + 1;
        continue;
      }
      const byte = bytes[at];
      if (byte === QUOTE) {
        state.inText = true;
        textFrom = at + 1;
      } else if (byte === OPEN || byte === LIST_OPEN) {
        if (state.list > 0 && state.depth === state.list && itemFrom < 0) itemFrom = at;
        state.depth++;
        if (state.list === 0 && byte === LIST_OPEN)
          if (state.depth === 1 || (state.depth === 2 && lists.includes(lastText))) state.list = state.depth;
      } else if (byte === CLOSE || byte === LIST_CLOSE) {
        if (state.list > 0 && state.depth === state.list) {
          // A stray brace between two elements is a leftover of a broken one.
          if (byte === LIST_CLOSE) state.done = true;
        } else {
          state.depth--;
          if (itemFrom >= 0 && state.depth === state.list) {
            const item = parseItem(bytes.toString("utf8", itemFrom, at + 1));
            if (!item) {
              yield { broken: recover(at + 1) };
              continue;
            }
            yield item;
            itemFrom = -1;
          }
        }
      }
      at++;
    }
  }

  for await (const chunk of chunks) {
    // What lies before the current element is not needed any more.
    const keep = itemFrom >= 0 ? itemFrom : state.inText && state.list === 0 ? Math.min(textFrom, at) : at;
    bytes = keep < bytes.length ? Buffer.concat([bytes.subarray(keep), chunk]) : chunk;
    at -= keep;
    textFrom -= keep;
    if (itemFrom >= 0) itemFrom = 0;
    yield [...scan()];
    if (state.done) return;
    if (bytes.length - Math.max(0, itemFrom) > MAX_ITEM) {
      if (itemFrom < 0) throw new OsmFileError("broken");
      yield [{ broken: recover(bytes.length) }, ...scan()];
    }
  }
  while (itemFrom >= 0 && !state.done) yield [{ broken: recover(bytes.length) }, ...scan()];
  if (state.list === 0) throw new OsmFileError("broken", "It holds no list of features or elements.");
  if (!state.done) throw new OsmFileError("truncated");
}
