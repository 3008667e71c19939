import { OsmFileError } from "../osm-file-error.ts";
import { endOfText, isItemStart, LOOK, looksComplete, nextItemStart } from "./item-start.ts";
import { type Item, parseItem } from "./parse-item.ts";
import { createStray } from "./stray.ts";

const MAX_ITEM = 16 * 1024 * 1024;
/** From this size on an element is suspected of being several of which the first is broken. */
const SUSPECT = 64 * 1024;
const TAIL = 400;
const MAX_RESCAN = 128 * 1024 * 1024;

const QUOTE = 0x22;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const LIST_OPEN = 0x5b;
const LIST_CLOSE = 0x5d;
const COMMA = 0x2c;
const SPACE = 0x20;

/** Cuts elements out of bytes that come in pieces; see `splitItems`. */
function createCutter(lists: readonly string[]) {
  let bytes: Buffer = Buffer.alloc(0);
  let at = 0; // next byte to look at
  let depth = 0; // open brackets around it
  let listDepth = 0; // depth within the wanted list, 0 before it
  let itemFrom = -1; // where the current element begins
  let textFrom = -1; // where the current text begins
  let lastText = "";
  let rescanned = 0;
  let tail: Buffer = Buffer.alloc(0); // the last bytes of the file so far
  let isLost = false; // the depth is not known until the next element begins
  let done = false;
  const stray = createStray();

  /** Gives the current element up and goes on at `next`. */
  function giveUp(next: number): Item {
    rescanned += Math.max(0, at - next);
    if (rescanned > MAX_RESCAN) throw new OsmFileError("broken");
    const broken = bytes.toString("utf8", itemFrom, Math.min(next, itemFrom + 80));
    at = next;
    itemFrom = -1;
    textFrom = -1;
    depth = listDepth;
    return { broken };
  }
  /** Gives the current element up, up to the next one that begins within it. */
  function recover(end: number): Item {
    return giveUp(nextItemStart(bytes, itemFrom + 1, end) ?? end);
  }
  /** Looks for the next element where brackets tell nothing any more; false where it is not yet at hand. */
  function findAgain(): boolean {
    const next = nextItemStart(bytes, at, bytes.length);
    at = next ?? Math.max(at, bytes.length - LOOK);
    isLost = next === undefined;
    return !isLost;
  }

  /** Whether a comma would stand between two elements here. */
  const isBetween = () => listDepth > 0 && depth === listDepth && itemFrom < 0;

  /** Reads on in a text; false where it goes on beyond the bytes at hand. */
  function passText(): boolean | Item {
    const end = endOfText(bytes, at);
    at = end.at;
    if (end.brokenAt !== undefined) {
      if (listDepth === 0) throw new OsmFileError("broken");
      if (itemFrom < 0) itemFrom = textFrom;
      stray.drop();
      isLost = true;
      return giveUp(at);
    }
    if (!end.closed) return false;
    if (listDepth === 0) lastText = at - textFrom < 64 ? bytes.toString("utf8", textFrom, at) : "";
    if (isBetween()) stray.add(`"${bytes.toString("utf8", textFrom, at + 1)}`);
    textFrom = -1;
    at++;
    return true;
  }

  function open(byte: number): Item | undefined {
    if (itemFrom >= 0 && byte === OPEN && isItemStart(bytes, at)) return giveUp(at);
    if (isBetween()) itemFrom = at;
    stray.drop();
    depth++;
    const isList = byte === LIST_OPEN && (depth === 1 || (depth === 2 && lists.includes(lastText)));
    if (listDepth === 0 && isList) listDepth = depth;
    at++;
    return undefined;
  }

  function close(byte: number): Item | undefined {
    at++;
    if (listDepth > 0 && depth === listDepth) {
      // A stray brace between two elements is the leftover of a broken one.
      done = byte === LIST_CLOSE;
      if (done) return stray.take();
      stray.drop();
      return undefined;
    }
    depth--;
    if (itemFrom < 0 || depth > listDepth) return undefined;
    const item = parseItem(bytes.toString("utf8", itemFrom, at));
    if (!item) return recover(at);
    itemFrom = -1;
    return item;
  }

  return {
    isDone: () => done,
    hasList: () => listDepth > 0,
    /** Takes the next piece of the file, and lets go of what lies before the current element. */
    feed(chunk: Buffer) {
      tail = Buffer.concat([tail, chunk.subarray(-TAIL)]).subarray(-TAIL);
      const keep = itemFrom >= 0 ? itemFrom : textFrom >= 0 ? Math.min(textFrom, at) : at;
      bytes = keep < bytes.length ? Buffer.concat([bytes.subarray(keep), chunk]) : chunk;
      at -= keep;
      textFrom = Math.max(-1, textFrom - keep);
      if (itemFrom >= 0) itemFrom = 0;
    },
    /** The elements that are complete by now. */
    *items(): Generator<Item> {
      while (at < bytes.length && !done) {
        if (isLost && !findAgain()) return;
        const byte = bytes[at] ?? 0;
        if (textFrom >= 0) {
          const passed = passText();
          if (passed === false) return;
          if (passed !== true) yield passed;
        } else if (byte === OPEN || byte === LIST_OPEN || byte === CLOSE || byte === LIST_CLOSE) {
          const item = byte === OPEN || byte === LIST_OPEN ? open(byte) : close(byte);
          if (item) yield item;
        } else {
          at++;
          if (byte === QUOTE) textFrom = at;
          else if (byte === COMMA) {
            const item = isBetween() ? stray.take() : undefined;
            if (item) yield item;
          } else if (byte > SPACE && isBetween()) stray.add(String.fromCharCode(byte));
        }
      }
    },
    /** Whether the current element is not what it seems: give it up then, with `giveUpCurrent`. */
    isSuspect() {
      if (isLost) return false;
      const size = bytes.length - Math.max(0, itemFrom);
      if (size > MAX_ITEM && itemFrom < 0) throw new OsmFileError("broken");
      if (itemFrom < 0 || size < SUSPECT) return false;
      return size > MAX_ITEM || nextItemStart(bytes, itemFrom + 1, bytes.length) !== undefined;
    },
    isWithinItem: () => itemFrom >= 0,
    giveUpCurrent(): Item {
      const next = nextItemStart(bytes, itemFrom + 1, bytes.length);
      isLost = next === undefined;
      return giveUp(next ?? bytes.length);
    },
    /** Whether the list has ended, to be asked at the end of the file. */
    isComplete: () => done || looksComplete(tail.toString("latin1")),
  };
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
  const cutter = createCutter(lists);
  for await (const chunk of chunks) {
    cutter.feed(chunk);
    const items = [...cutter.items()];
    while (!cutter.isDone() && cutter.isSuspect()) items.push(cutter.giveUpCurrent(), ...cutter.items());
    yield items;
    if (cutter.isDone()) return;
  }
  while (cutter.isWithinItem() && !cutter.isDone()) yield [cutter.giveUpCurrent(), ...cutter.items()];
  if (!cutter.hasList()) throw new OsmFileError("broken", "It holds no list of features or elements.");
  if (!cutter.isComplete()) throw new OsmFileError("truncated");
}
