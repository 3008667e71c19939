import { message, nextKey, skip, type Wire, WireError } from "./wire.ts";

/** The texts of a block; each is decoded when first asked for. */
export type Strings = (index: number) => string;

/** Reads a StringTable. */
export function readStrings(table: Wire): Strings {
  const spans: number[] = [];
  for (let key = nextKey(table); key !== 0; key = nextKey(table)) {
    if (key === 10) {
      const text = message(table);
      spans.push(text.pos, text.end);
    } else skip(table, key);
  }
  const bytes = Buffer.from(table.buf.buffer, table.buf.byteOffset, table.buf.byteLength);
  const decoded: (string | undefined)[] = new Array(spans.length / 2);
  return (index) => {
    const known = decoded[index];
    if (known !== undefined) return known;
    const from = spans[2 * index];
    if (from === undefined) throw new WireError(`no text number ${index}`);
    const text = bytes.toString("utf8", from, spans[2 * index + 1]);
    decoded[index] = text;
    return text;
  };
}
