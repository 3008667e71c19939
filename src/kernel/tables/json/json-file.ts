import { decodeText } from "../csv/decode.ts";
import { createEncodingSniffer } from "../csv/sniff-encoding.ts";
import type { ByteFile } from "../file-chunks.ts";
import { limits, type Row, type TableFile, TableFileError } from "../table-file.ts";
import { flatten } from "./flatten.ts";
import { createJsonScanner, fileList } from "./scan-json.ts";

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

function parsed(text: string): Map<string, string> | undefined {
  try {
    return flatten(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function* elements(
  texts: AsyncIterable<string>,
  path: string,
): AsyncGenerator<(Map<string, string> | undefined)[]> {
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

const sheetName = (path: string): string => path.replace(/^\$\.?/, "").replaceAll("[]", "") || "list";

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
  const lines = await countLines(texts());
  const lists = lines > 1 ? [] : await findLists(texts());
  if (lists.length === 0 && lines > 0) lists.push({ path: fileList, depth: 0, count: lines });
  if (lists.length === 0) throw new TableFileError(noList, "no-list");
  return {
    writing: { format: "json", encoding },
    sheets: lists.slice(0, 20).map(({ path }) => ({ name: sheetName(path), hidden: false })),
    named: true,
    size: file.size,
    position: () => position,
    async *rows(name) {
      const list = lists.find(({ path }) => sheetName(path) === name);
      if (!list) throw new TableFileError(`The file has no list "${name}".`, "no-such-table");
      // The columns are not known before the last element was seen.
      const columns = new Map<string, number>();
      for await (const batch of elements(texts(), list.path))
        for (const cells of batch)
          for (const key of cells?.keys() ?? [])
            if (!columns.has(key) && columns.size < limits.columns) columns.set(key, columns.size);
      yield [{ number: 0, cells: [...columns.keys()] }];
      let number = 0;
      for await (const batch of elements(texts(), list.path)) {
        yield batch.map((cells): Row => {
          number++;
          if (!cells) return { number, cells: [], broken: true };
          const row = new Array<string>(columns.size).fill("");
          for (const [key, value] of cells) {
            const column = columns.get(key);
            if (column !== undefined) row[column] = value.slice(0, limits.cell);
          }
          return { number, cells: row };
        });
      }
    },
    close: async () => {},
  };
}
