import { decodeText } from "../csv/decode.ts";
import { createEncodingSniffer } from "../csv/sniff-encoding.ts";
import type { ByteFile } from "../file-chunks.ts";
import { fitCell, limits, type Row, type TableFile, TableFileError } from "../table-file.ts";
import { flatten, isRecord } from "./flatten.ts";
import { createJsonScanner, fileList, isTooDeep } from "./scan-json.ts";

interface List {
  path: string;
  depth: number;
  count: number;
}

const noList =
  'The file holds no list of objects: it should look like [{"name": …}, …], one object per line, or GeoJSON.';

/** The lists of objects in a file, the outermost and longest first. */
async function findLists(texts: AsyncIterable<string>): Promise<List[]> {
  const lists = new Map<string, List>();
  let first = "";
  /** Lists within the elements of another are no lists of their own: the first that holds objects is entered no further. */
  const scanner = createJsonScanner((path, depth) => path !== fileList || depth === 0);
  for await (const text of texts) {
    if (first === "") first = text.trimStart().slice(0, 1);
    for (const { path, depth } of scanner.take(text)) {
      const list = lists.get(path) ?? { path, depth, count: 0 };
      list.count++;
      lists.set(path, list);
    }
  }
  if (first !== "{" && first !== "[") throw new TableFileError(`This is no JSON. ${noList}`, "no-list");
  return [...lists.values()].sort((a, b) => a.depth - b.depth || b.count - a.count);
}

/** How many objects stand one after the other in the file itself. */
async function countLines(texts: AsyncIterable<string>): Promise<number> {
  let count = 0;
  const scanner = createJsonScanner((path) => path === fileList);
  for await (const text of texts) for (const _ of scanner.take(text)) count++;
  return count;
}

/** What Python writes for nothing, and no JSON: such an element is read all the same. */
const nothing = /([:,[]\s*)(?:NaN|-?Infinity|None|undefined)(?=\s*[,}\]])/g;

function parsed(text: string): Map<string, string> | undefined {
  if (isTooDeep(text)) return undefined;
  for (const one of [text, text.replace(nothing, "$1null")])
    try {
      return flatten(JSON.parse(one));
    } catch {}
  return undefined;
}

/** So many letters of a line are read: what is longer is cut off and thus no JSON. Whole files stand in one line. */
const longestLine = 4_000_000;

/** The lines of a text that are not empty; a comma behind an object is none of it. */
async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let pieces: string[] = [];
  let letters = 0;
  const end = (): string => {
    const line = pieces.join("").trim().replace(/,$/, "");
    pieces = [];
    letters = 0;
    return line;
  };
  for await (const text of texts) {
    for (const [at, piece] of text.split("\n").entries()) {
      const line = at === 0 ? "" : end();
      if (line !== "") yield line;
      if (letters < longestLine) pieces.push(piece);
      letters += piece.length;
    }
  }
  const last = end();
  if (last !== "") yield last;
}

/** Whether each line is an object of its own: the first is one, and the second begins like one. */
async function isOfLines(texts: AsyncIterable<string>): Promise<boolean> {
  let seen = 0;
  for await (const line of linesOf(texts)) {
    if (!line.startsWith("{") || (seen === 0 && parsed(line) === undefined)) return false;
    if (++seen === 2) return true;
  }
  return false;
}

type Elements = AsyncGenerator<(Map<string, string> | undefined)[]>;

/** One object per line: a line that is none spoils no other. */
async function* lineElements(texts: AsyncIterable<string>): Elements {
  let batch: (Map<string, string> | undefined)[] = [];
  for await (const line of linesOf(texts)) {
    batch.push(parsed(line));
    if (batch.length < limits.batch) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

async function* elements(texts: AsyncIterable<string>, path: string): Elements {
  const scanner = createJsonScanner((one) => one === path);
  let batch: (Map<string, string> | undefined)[] = [];
  for await (const text of texts) {
    for (const found of scanner.take(text)) batch.push(parsed(found.text));
    if (batch.length < limits.batch) continue;
    yield batch;
    batch = [];
  }
  if (!scanner.isWhole())
    throw new TableFileError(
      "The file ends too early: it was probably not downloaded or written completely.",
      "cut-off",
    );
  yield batch;
}

/** Larger files are not held in memory to see whether their objects stand under keys. */
const largestKeyed = 16 * 1024 * 1024;

/**
 * Objects that stand under keys of their own in place of a list (`{"17": {…}, "18": {…}}`, also one level deeper); their keys are
 * a column. Undefined where what stands there is not alike.
 */
async function keyedObjects(texts: AsyncIterable<string>): Promise<Map<string, string>[] | undefined> {
  let text = "";
  for await (const piece of texts) {
    text += piece;
    if (!/^\s*\{/.test(text.slice(0, 1_000))) return undefined;
  }
  let value: unknown;
  if (isTooDeep(text)) return undefined;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const found = [value, ...Object.values(value)].find(areAlike);
  return found && Object.entries(found).map(([key, one]) => new Map([["key", key], ...flatten(one)]));
}

/** Whether at least two objects stand in a record, nothing else, and they share most of their keys. */
function areAlike(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const objects = Object.values(value);
  if (objects.length < 2 || !objects.every(isRecord)) return false;
  const often = new Map<string, number>();
  for (const one of objects) for (const key of Object.keys(one)) often.set(key, (often.get(key) ?? 0) + 1);
  const shared = [...often.values()].filter((times) => times >= objects.length * 0.6).length;
  return shared >= 2 && shared >= often.size / 3;
}

const sheetName = (path: string): string =>
  fitCell(path.replace(/^\$\.?/, "").replaceAll("[]", "")) || "list";

/** Opens a JSON file: a list of objects, at the top or under a key, one object per line, or GeoJSON. */
export async function openJson(file: ByteFile): Promise<TableFile> {
  const sniffer = createEncodingSniffer();
  for await (const chunk of file.chunks()) sniffer.take(chunk);
  const encoding = sniffer.encoding();
  let position = 0;
  const texts = () =>
    decodeText(
      file.chunks((bytes) => {
        position = bytes;
      }),
      encoding,
    );
  if (await isOfLines(texts()))
    return tableOfLists(
      file,
      encoding,
      [lineList],
      () => lineElements(texts()),
      () => position,
    );
  const keyed = file.size <= largestKeyed ? await keyedObjects(texts()) : undefined;
  if (keyed)
    return tableOfLists(
      file,
      encoding,
      [lineList],
      async function* () {
        yield keyed;
      },
      () => position,
    );
  const lines = await countLines(texts());
  const lists = lines > 1 ? [] : await findLists(texts());
  if (lists.length === 0 && lines > 0) lists.push({ path: fileList, depth: 0, count: lines });
  if (lists.length === 0) throw new TableFileError(noList, "no-list");
  return tableOfLists(
    file,
    encoding,
    lists.slice(0, 20),
    (path) => elements(texts(), path),
    () => position,
  );
}

const lineList: List = { path: fileList, depth: 0, count: 0 };

function tableOfLists(
  file: ByteFile,
  encoding: string,
  lists: readonly List[],
  read: (path: string) => Elements,
  position: () => number,
): TableFile {
  return {
    writing: { format: "json", encoding },
    sheets: lists.map(({ path }) => ({ name: sheetName(path), hidden: false })),
    named: true,
    size: file.size,
    position,
    async *rows(name) {
      const list = lists.find(({ path }) => sheetName(path) === name);
      if (!list) throw new TableFileError(`The file has no list "${name}".`, "no-such-table");
      // The columns are not known before the last element was seen.
      const columns = new Map<string, number>();
      for await (const batch of read(list.path))
        for (const cells of batch)
          for (const key of cells?.keys() ?? [])
            if (!columns.has(key) && columns.size < limits.columns) columns.set(key, columns.size);
      yield [{ number: 0, cells: [...columns.keys()].map(fitCell) }];
      let number = 0;
      for await (const batch of read(list.path)) {
        yield batch.map((cells): Row => {
          number++;
          if (!cells) return { number, cells: [], broken: true };
          const row = new Array<string>(columns.size).fill("");
          for (const [key, value] of cells) {
            const column = columns.get(key);
            if (column !== undefined) row[column] = fitCell(value);
          }
          return { number, cells: row };
        });
      }
    },
    close: async () => {},
  };
}
