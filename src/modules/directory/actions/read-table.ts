import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "csv-parse";
import type { Table } from "../rules/aligning/table.ts";

/** The beginning of a file that encoding and delimiter are told by. */
const looked = 256 * 1024;

/** A list that cannot be read says why, in a sentence for people. */
export class ListFileError extends Error {}

/**
 * Reads a table of values parted by comma, semicolon, tab or bar, in UTF-8 (with or without mark), UTF-16 or Windows-1252.
 * Cells are trimmed; empty rows are left out.
 */
export async function readList(file: string): Promise<Table> {
  const { encoding, delimiter } = await lookAt(file);
  const decoder = new TextDecoderStream(encoding);
  const rows: string[][] = [];
  try {
    const parser = parse({
      delimiter,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    });
    const text = createReadStream(file) as unknown as NodeJS.ReadableStream;
    const source = (await import("node:stream")).Readable.toWeb(text as never) as ReadableStream<Uint8Array>;
    const pump = (async () => {
      for await (const chunk of source.pipeThrough(decoder as never) as unknown as AsyncIterable<string>)
        if (!parser.write(chunk)) await new Promise((done) => parser.once("drain", done));
      parser.end();
    })();
    pump.catch((error) => parser.destroy(error));
    for await (const row of parser) rows.push(row as string[]);
    await pump;
  } catch (error) {
    throw new ListFileError(`${file}: ${error instanceof Error ? error.message : "cannot be read"}.`);
  }
  const [header, ...body] = rows;
  if (!header || header.length === 0) throw new ListFileError(`${file} is empty.`);
  return { name: basename(file), header: header.map((name, at) => name || `column ${at + 1}`), rows: body };
}

async function lookAt(file: string): Promise<{ encoding: string; delimiter: string }> {
  const handle = await open(file).catch(() => {
    throw new ListFileError(`${file} cannot be opened.`);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(looked), 0, looked, 0);
    const start = buffer.subarray(0, bytesRead);
    const encoding = encodingOf(start, bytesRead < looked);
    return { encoding, delimiter: delimiterOf(new TextDecoder(encoding).decode(start)) };
  } finally {
    await handle.close();
  }
}

function encodingOf(start: Buffer, whole: boolean): string {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  try {
    // A letter may be cut at the end of what was read.
    new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: !whole });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** The sign that parts the first lines most evenly, outside quotes. */
function delimiterOf(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\n|\r/)
    .filter(Boolean)
    .slice(0, 20);
  const score = (sign: string) => {
    const counts = lines.map((line) => line.split(sign).length - 1);
    return Math.min(...counts) * 1_000 + (counts[0] ?? 0);
  };
  return [",", ";", "\t", "|"].reduce((best, sign) => (score(sign) > score(best) ? sign : best));
}
