import { type Item, parseItem } from "./parse-item.ts";

const MAX_LINE = 16 * 1024 * 1024;

/** A line of the file with its number, counted from 1. */
export interface Line {
  number: number;
  item: Item | "too-long";
}

/**
 * Reads a file that has one JSON text per line, or per record separator (RFC 8142, then a text may span
 * lines). A line that is no JSON is told as broken, one of more than 16 MB as too long; empty ones do not count.
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  separator: "\n" | "\x1e",
): AsyncGenerator<Line[]> {
  const mark = separator.charCodeAt(0);
  let pieces: Buffer[] = [];
  let size = 0;
  let number = 0;

  function take(piece: Buffer) {
    size += piece.length;
    // Beyond the limit only the length is counted, so that a file without line breaks stays small in memory.
    if (size > MAX_LINE) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  }
  function finish(): Line | undefined {
    const tooLong = size > MAX_LINE;
    const text = Buffer.concat(pieces)
      .toString("utf8")
      .replace(/^\uFEFF/, "")
      .trim();
    pieces = [];
    size = 0;
    // Between two separators nothing counts; empty lines do, so that an editor finds the place.
    if (separator === "\n" || text !== "" || tooLong) number++;
    if (tooLong) return { number, item: "too-long" };
    if (text === "" || text === separator) return undefined;
    return { number, item: parseItem(text) ?? { broken: text.slice(0, 80) } };
  }

  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(mark); end >= 0; end = chunk.indexOf(mark, from)) {
      take(chunk.subarray(from, end));
      const line = finish();
      if (line) lines.push(line);
      from = end + 1;
    }
    take(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  const last = finish();
  if (last) yield [last];
}
