import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { describeColumns } from "../rules/aligning/column-kind.ts";
import { type Correspondence, correspond, correspondWithItself } from "../rules/aligning/correspond.ts";
import { type ColumnMap, readMap } from "../rules/aligning/map-file.ts";
import { type Measure, measure } from "../rules/aligning/measure.ts";
import type { Table } from "../rules/aligning/table.ts";
import {
  pairKey,
  type Truth,
  type TruthRefusal,
  telltales,
  truthInColumn,
  truthInTable,
} from "../rules/aligning/truth.ts";
import { askFrom } from "../rules/matching/bands.ts";
import { type Matched, matchTables } from "../rules/matching/match-tables.ts";
import { ListFileError, readTable } from "./read-table.ts";

export interface MatchRequest {
  left: string;
  /** Absent: the list is compared with itself. */
  right?: string | undefined;
  /** A file that says which columns correspond. */
  map?: string | undefined;
  /** A file with the truth, or the column of the lists that holds it. */
  truth?: string | undefined;
  /** The column with clusters in the truth. */
  cluster?: string | undefined;
  onProgress?: (done: number, of: number) => void;
}

export interface MatchedLists extends Matched {
  left: Table;
  right: Table;
  columns: Correspondence[];
  /** The columns that name the rows, where there are such. */
  ids: { left: number; right: number };
  truth?: { how: string; same: Measure; withAsk: Measure };
}

const why: Record<TruthRefusal, string> = {
  "no-such-column": "there is no such column in the lists",
  empty: "it has a header and no rows",
  "not-understood":
    "it has neither two columns with ids of the lists nor one with ids and one with clusters; look whether its ids are those of the lists, or name the cluster column with --cluster",
  "no-pairs": "it holds no pair of rows of these lists; look whether its ids are those of the lists",
};

/** Reads two lists (or one), finds what is in both (or twice), and measures that against a truth where there is one. */
export async function matchLists(request: MatchRequest): Promise<MatchedLists> {
  const left = await readTable(request.left);
  // A list given twice is compared with itself: that each of its rows is like itself is no news.
  const twice = request.right === undefined || resolve(request.right) === resolve(request.left);
  const right = twice ? left : await readTable(request.right ?? "");
  for (const table of new Set([left, right]))
    if (table.rows.length === 0) throw new ListFileError(`${table.name} has a header and no rows.`);
  const map = request.map === undefined ? undefined : await readMapFile(request.map, left, right);
  const truth = await readTruth(request, left, right);
  const leaveOut = {
    left: new Set([
      ...(truth ? telltales(left) : []),
      ...(truth?.leaveOut.left ?? []),
      ...(map?.ignore.left ?? []),
    ]),
    right: new Set([
      ...(truth ? telltales(right) : []),
      ...(truth?.leaveOut.right ?? []),
      ...(map?.ignore.right ?? []),
    ]),
  };
  const { columns, ids } = chooseColumns(left, right, leaveOut, map);
  if (columns.length === 0)
    throw new ListFileError(
      left === right
        ? "No column of the list holds anything that tells its rows apart."
        : 'No columns of the two lists correspond. Say with --map which do, such as {"name": "titel"}.',
    );
  const { onProgress } = request;
  const matched = matchTables(columns, left, right, onProgress ? { onProgress } : {});
  const from = (least: number) =>
    matched.pairs
      .filter(({ score }) => score >= least)
      .map((pair) => pairKey(left, right, pair.left, pair.right));
  return {
    ...matched,
    left,
    right,
    columns,
    ids,
    ...(truth && {
      truth: {
        how: truth.how,
        same: measure(from(matched.limit), truth.pairs, truth.judged),
        withAsk: measure(from(askFrom), truth.pairs, truth.judged),
      },
    }),
  };
}

async function readMapFile(file: string, left: Table, right: Table): Promise<ColumnMap> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new ListFileError(`${file} cannot be opened.`);
  });
  const map = readMap(text, left, right);
  if (!map.ok) throw new ListFileError(`${file} ${map.reason}.`);
  return map.value;
}

async function readTruth(request: MatchRequest, left: Table, right: Table): Promise<Truth | undefined> {
  const { truth, cluster } = request;
  if (truth === undefined && cluster === undefined) return undefined;
  const inLists = (name: string) => truthInColumn(left, right, name);
  let read: Truth | TruthRefusal;
  if (truth === undefined) read = inLists(cluster ?? "");
  else {
    const asColumn = inLists(truth);
    read =
      typeof asColumn === "string" ? truthInTable(await readTable(truth), left, right, cluster) : asColumn;
  }
  if (typeof read === "string")
    throw new ListFileError(`The truth ${truth ?? cluster} cannot be used: ${why[read]}.`);
  return read;
}

function chooseColumns(
  left: Table,
  right: Table,
  leaveOut: { left: Set<number>; right: Set<number> },
  map: ColumnMap | undefined,
): { columns: Correspondence[]; ids: { left: number; right: number } } {
  const leftColumns = describeColumns(left);
  const rightColumns = left === right ? leftColumns : describeColumns(right);
  const idOf = (columns: typeof leftColumns, out: Set<number>) =>
    columns.find(({ index, unique, kind }) => unique >= 0.999 && (kind === "id" || out.has(index)))?.index ??
    -1;
  const ids = {
    left: map?.id.left ?? idOf(leftColumns, leaveOut.left),
    right: map?.id.right ?? idOf(rightColumns, leaveOut.right),
  };
  if (map && map.columns.length > 0) {
    const columns = map.columns.map((pair, at): Correspondence => {
      const told = leftColumns[pair.left[0] ?? -1]?.kind ?? "text";
      const found = pair.left.length > 1 || pair.right.length > 1 ? "text" : told === "id" ? "code" : told;
      return { ...pair, kind: map.kinds[at] ?? found };
    });
    return { columns, ids };
  }
  const columns =
    left === right
      ? correspondWithItself(leftColumns, leaveOut.left)
      : correspond({ table: left, columns: leftColumns }, { table: right, columns: rightColumns }, leaveOut);
  return { columns, ids };
}
