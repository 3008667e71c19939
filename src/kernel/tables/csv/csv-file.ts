import { Readable } from "node:stream";
import { type Info, parse } from "csv-parse";
import type { ByteFile } from "../file-chunks.ts";
import { limits, type Row, type TableFile, TableFileError, trimmed } from "../table-file.ts";
import { decodeText, isEncoding } from "./decode.ts";
import { healQuotes } from "./heal-quotes.ts";
import { type Cutting, sniffDelimiter } from "./sniff-delimiter.ts";
import { createEncodingSniffer } from "./sniff-encoding.ts";

/** What is known beforehand and need not be guessed. */
export interface CsvHints {
  encoding?: string | undefined;
  delimiter?: string | undefined;
  quote?: string | undefined;
}

const headLength = 256 * 1024;
const longestRow = 4_000_000;

/**
 * Throws where a line has no end, since the parser counts the letters of cells alone and makes a cell of each delimiter, and where
 * the lines have none.
 */
async function* withEnd(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let letters = 0;
  let lines = 0;
  for await (const text of texts) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
    if (lines > limits.rows)
      throw new TableFileError(
        `The file has more than ${limits.rows} lines, empty ones among them. Cut it into several.`,
        "too-many-rows",
      );
    const end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
    letters = end < 0 ? letters + text.length : text.length - end;
    if (letters > longestRow)
      throw new TableFileError(
        "A row is longer than any row of a table. Is it really a CSV file?",
        "row-too-long",
      );
    yield text;
  }
}

async function sniff(file: ByteFile, said: string | undefined): Promise<{ encoding: string; head: string }> {
  if (said !== undefined && said !== "mixed" && !isEncoding(said))
    throw new TableFileError(
      `There is no encoding "${said}". Usual ones are utf-8, windows-1252, utf-16le, macintosh.`,
      "unknown-encoding",
    );
  const sniffer = createEncodingSniffer();
  if (said === undefined) for await (const chunk of file.chunks()) sniffer.take(chunk);
  const encoding = said ?? sniffer.encoding();
  let head = "";
  for await (const text of decodeText(file.chunks(), encoding)) {
    head += text;
    if (head.length >= headLength) break;
  }
  return { encoding, head };
}

/** The row as the parser reads it, with its number in the file; null where nothing is in it, which the parser passes over. */
const toRow = (cells: string[], { records, empty_lines }: Info): Row | null =>
  trimmed(records + empty_lines, cells) ?? null;

async function* records(texts: AsyncIterable<string>, cutting: Cutting): AsyncGenerator<Row[]> {
  const parser = parse({
    delimiter: cutting.delimiter,
    quote: cutting.quote,
    relax_column_count: true,
    relax_quotes: true,
    // They count as rows all the same. As records of one cell they would each be an error to the parser, which takes long to make.
    skip_empty_lines: true,
    // The package types its answer as cells alone, but hands on whatever it is.
    on_record: toRow as (cells: string[], at: Info) => never,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: longestRow,
  });
  const source = Readable.from(withEnd(texts));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let batch: Row[] = [];
  try {
    for await (const row of parser as AsyncIterable<Row>) {
      batch.push(row);
      if (batch.length < limits.batch) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("CSV_"))
      throw new TableFileError(
        `Row ${parser.info.records + parser.info.empty_lines + 1} cannot be read: it is longer than any row of a table. Is it really a CSV file?`,
        "row-too-long",
      );
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (batch.length > 0) yield batch;
}

/** The first line of Excel that says how the file is cut is no row. */
async function* withoutSep(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true;
  for await (const text of texts) {
    yield first ? text.replace(/^sep=.(?=\r?\n)/, "") : text;
    first = false;
  }
}

/** Opens a CSV file: encoding, delimiter and quotes are guessed where they are not said. */
export async function openCsv(file: ByteFile, name: string, hints: CsvHints): Promise<TableFile> {
  const { encoding, head } = await sniff(file, hints.encoding);
  if (head.trim() === "") throw new TableFileError("There is nothing but white space in the file.", "empty");
  const guessed = sniffDelimiter(head);
  const cutting: Cutting = {
    delimiter: hints.delimiter ?? guessed.delimiter,
    quote: hints.quote ?? guessed.quote,
  };
  let position = 0;
  return {
    writing: { format: "csv", encoding, ...cutting },
    sheets: [{ name, hidden: false }],
    named: false,
    size: file.size,
    position: () => position,
    rows: () => {
      const chunks = file.chunks((bytes) => {
        position = bytes;
      });
      return records(healQuotes(withoutSep(decodeText(chunks, encoding)), cutting), cutting);
    },
    close: async () => {},
  };
}
