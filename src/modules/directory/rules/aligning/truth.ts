import { type Column, describeColumns, headerKey } from "./column-kind.ts";
import { cellOf, type Table } from "./table.ts";

/** What is known to be right, to measure against. Its columns are left out of the comparison. */
export interface Truth {
  /** Pairs of rows that belong together, as `left * rows of the right list + right`. */
  pairs: Set<number>;
  /** Where only some pairs were labelled: these. Others are then not judged. */
  judged?: Set<number>;
  leaveOut: { left: Set<number>; right: Set<number> };
  /** In words for people: how the truth was read. */
  how: string;
}

export type TruthRefusal = "no-such-column" | "empty" | "not-understood" | "no-pairs";

/** Columns that give the truth away by what they are called; never compared while something is measured. */
export function telltales(table: Table): number[] {
  return table.header.flatMap((header, at) => (telltaleHeader.test(header) ? [at] : []));
}

type Read = Truth | TruthRefusal;

const telltaleHeader = /cluster|entity|gold|duplicate|dublette|true[\s_-]?(?:match|id)|^group_?id$/i;
const clusterHeader = /cluster|group|gruppe|entity|gold|duplicate|dublette|component|true[\s_-]?id/i;

/** The truth in a column of the lists themselves: rows with the same value belong together. */
export function truthInColumn(left: Table, right: Table, name: string): Read {
  const [a, b] = [columnNamed(left, name), columnNamed(right, name)];
  if (a < 0 || b < 0) return "no-such-column";
  const keys = (table: Table, column: number) => table.rows.map((row) => cellOf(row, column));
  return byGroups(left, right, keys(left, a), keys(right, b), {
    leaveOut: { left: new Set([a]), right: new Set([b]) },
    how: `rows with the same "${left.header[a]}" belong together`,
  });
}

/**
 * The truth in a file of its own: two columns with the ids of pairs (and perhaps one that says whether they match), one
 * with ids and one with clusters, or the list itself with a cluster column. Which columns hold ids is told by their values.
 */
export function truthInTable(truth: Table, left: Table, right: Table, cluster?: string): Read {
  const self = left === right;
  if (truth.rows.length === 0) return "empty";
  if (cluster !== undefined && columnNamed(truth, cluster) < 0) {
    return columnNamed(left, cluster) < 0 ? "no-such-column" : truthInColumn(left, right, cluster);
  }
  const toLeft = idLinks(truth, left, left !== right ? "left" : undefined);
  const toRight = self ? toLeft : idLinks(truth, right, "right");
  const group = cluster === undefined ? clusterColumn(truth) : columnNamed(truth, cluster);
  const asPairs = cluster === undefined ? pairLinks(toLeft, toRight) : undefined;
  const named = group >= 0 && clusterHeader.test(truth.header[group] ?? "");
  const [ofLeft] = toLeft.filter(({ from, once }) => from !== group && once);
  const [ofRight] = toRight.filter(({ from }) => from !== group && from === ofLeft?.from);
  const sameList = self && truth.rows.length === left.rows.length && sameHeader(truth, left);
  // The list itself holds no pairs, though its numbers may look like ids of its rows.
  if (group >= 0 && sameList) return truthInColumn(left, right, truth.header[group] ?? "");
  const whole = truth.rows.length >= 0.9 * (left.rows.length + (self ? 0 : right.rows.length));
  if (group >= 0 && ofLeft && ofRight && (named || whole || !asPairs))
    return byCluster(truth, left, right, group, ofLeft, ofRight);
  if (asPairs) return byPairs(truth, left, right, asPairs);
  return "not-understood";
}

interface Link {
  /** Column of the truth, column of the list, and how much of the former stands in the latter. */
  from: number;
  to: number;
  share: number;
  /** Whether each id stands once in the truth. */
  once: boolean;
  /** Whether it counts the rows of the truth. */
  counts: boolean;
}

/** Whether a header of the truth names a list: "ltable_id", "left", or the name of its file as in "zagats_id". */
function namesList(header: string, list: Table, side: "left" | "right"): boolean {
  const stem = headerKey(list.name.replace(/\.[^.]*$/, ""));
  const key = headerKey(header);
  return (stem.length >= 3 && key.includes(stem)) || key.includes(side) || key.startsWith(`${side[0]}table`);
}

/** Columns of the truth that hold ids of a list, the likeliest first. */
function idLinks(truth: Table, list: Table, side: "left" | "right" | undefined): Link[] {
  const ids = describeColumns(list).filter(
    (column) => column.unique >= 0.98 && column.filled >= 0.9 * list.rows.length,
  );
  const found: Link[] = [];
  for (const [from, header] of truth.header.entries()) {
    const values = truth.rows.map((row) => cellOf(row, from)).filter((value) => value !== "");
    const distinct = new Set(values);
    const counts = countsRows(truth, from);
    for (const column of ids) {
      const known = new Set(list.rows.map((row) => cellOf(row, column.index)));
      let same = 0;
      for (const value of distinct) if (known.has(value)) same++;
      const share = same / Math.max(1, distinct.size);
      if (share < 0.3) continue;
      const bonus =
        (column.kind === "id" ? 0.3 : 0) +
        (/id|key|nr|num/i.test(header) ? 0.1 : 0) +
        (side && namesList(header, list, side) ? 0.1 : 0);
      const once = distinct.size === values.length;
      found.push({ from, to: column.index, share: share + bonus, once, counts });
    }
  }
  return found.sort((a, b) => b.share - a.share || a.from - b.from || a.to - b.to);
}

/** Whether a column holds 0, 1, 2 … or 1, 2, 3 … from the first row to the last. */
function countsRows({ rows }: Table, column: number): boolean {
  const first = cellOf(rows[0], column);
  return /^[01]$/.test(first) && rows.every((row, at) => cellOf(row, column) === String(at + Number(first)));
}

/** The two columns that name the left and the right record of a pair. */
function pairLinks(toLeft: Link[], toRight: Link[]): { left: Link; right: Link } | undefined {
  let best: { left: Link; right: Link; score: number } | undefined;
  for (const left of toLeft)
    for (const right of toRight) {
      if (left.from === right.from) continue;
      // The truth's own count of its rows stands among the ids of a list that counts its rows as well.
      const counting = left.counts || right.counts ? 0.5 : 0;
      const score = left.share + right.share + (left.from < right.from ? 0.05 : 0) - counting;
      if (!best || score > best.score) best = { left, right, score };
    }
  return best;
}

/** The column that says whether a listed pair matches: two values such as 0 and 1, or a share from 0 to 1. */
function labelColumn(truth: Table, but: number[]): number {
  return truth.header.findIndex((header, at) => {
    if (but.includes(at)) return false;
    const values = new Set(truth.rows.map((row) => cellOf(row, at).toLowerCase()));
    if (values.size === 0 || values.has("")) return false;
    if ([...values].every((value) => /^(?:true|false|yes|no|ja|nein|match|non-?match|0|1)$/.test(value)))
      return values.size === 2 || /match|label|gold|truth/i.test(header);
    return (
      /match|label|gold|score|truth/i.test(header) &&
      [...values].every((value) => /^(?:0?\.\d+|[01](?:\.\d+)?)$/.test(value))
    );
  });
}

const isYes = (value: string): boolean => /^(?:true|yes|ja|match)$/i.test(value) || Number(value) >= 0.5;

function byPairs(truth: Table, left: Table, right: Table, links: { left: Link; right: Link }): Read {
  const rowsOfLeft = rowsById(left, links.left.to);
  const rowsOfRight = rowsById(right, links.right.to);
  const label = labelColumn(truth, [links.left.from, links.right.from]);
  const pairs = new Set<number>();
  const judged = new Set<number>();
  let unknown = 0;
  for (const row of truth.rows) {
    const a = rowsOfLeft.get(cellOf(row, links.left.from));
    const b = rowsOfRight.get(cellOf(row, links.right.from));
    if (a === undefined || b === undefined) unknown++;
    if (a === undefined || b === undefined || (left === right && a === b)) continue;
    const key = pairKey(left, right, a, b);
    judged.add(key);
    if (label < 0 || isYes(cellOf(row, label))) pairs.add(key);
  }
  if (pairs.size === 0) return "no-pairs";
  const partly = label >= 0 && judged.size > pairs.size;
  const [a, b] = [truth.header[links.left.from], truth.header[links.right.from]];
  return {
    pairs,
    ...(partly ? { judged } : {}),
    leaveOut: { left: new Set([links.left.to]), right: new Set([links.right.to]) },
    how: `pairs of "${a}" and "${b}"${partly ? `, only the ${judged.size} labelled ones are judged` : ""}${unknown > 0 ? `, ${unknown} of which name no rows of the lists` : ""}`,
  };
}

function byCluster(
  truth: Table,
  left: Table,
  right: Table,
  group: number,
  ofLeft: Link,
  ofRight: Link,
): Read {
  const groups = new Map(truth.rows.map((row) => [cellOf(row, ofLeft.from), cellOf(row, group)]));
  const keys = (table: Table, column: number) =>
    table.rows.map((row) => groups.get(cellOf(row, column)) ?? "");
  const same = (table: Table) => {
    const at = columnNamed(table, truth.header[group] ?? "");
    return at < 0 ? [] : [at];
  };
  return byGroups(left, right, keys(left, ofLeft.to), keys(right, ofRight.to), {
    leaveOut: { left: new Set([ofLeft.to, ...same(left)]), right: new Set([ofRight.to, ...same(right)]) },
    how: `rows whose "${truth.header[ofLeft.from]}" has the same "${truth.header[group]}" belong together`,
  });
}

function byGroups(
  left: Table,
  right: Table,
  leftKeys: string[],
  rightKeys: string[],
  rest: Pick<Truth, "leaveOut" | "how">,
): Read {
  const rows = new Map<string, number[]>();
  for (const [at, key] of rightKeys.entries()) {
    const known = rows.get(key);
    if (known) known.push(at);
    else rows.set(key, [at]);
  }
  const pairs = new Set<number>();
  for (const [at, key] of leftKeys.entries()) {
    if (key === "") continue;
    for (const other of rows.get(key) ?? [])
      if (left !== right || other < at) pairs.add(pairKey(left, right, at, other));
  }
  return pairs.size === 0 ? "no-pairs" : { pairs, ...rest };
}

/** The number of a pair of rows; in a list compared with itself the later row comes first. */
export function pairKey(left: Table, right: Table, a: number, b: number): number {
  const [one, other] = left === right && a < b ? [b, a] : [a, b];
  return one * right.rows.length + other;
}

const rowsById = (table: Table, column: number): Map<string, number> =>
  new Map(table.rows.map((row, at) => [cellOf(row, column), at]));

const columnNamed = (table: Table, name: string): number => {
  const exact = table.header.indexOf(name);
  return exact >= 0 ? exact : table.header.findIndex((header) => headerKey(header) === headerKey(name));
};

const sameHeader = (a: Table, b: Table): boolean => a.header.join("\n") === b.header.join("\n");

/** The column that groups rows: by its header, or the one with short values of which some stand more than once; -1 for none. */
function clusterColumn(table: Table): number {
  const named = table.header.findIndex((header) => clusterHeader.test(header));
  if (named >= 0) return named;
  const [best] = describeColumns(table)
    .filter((column) => groupsRows(table, column))
    .sort((a, b) => b.unique - a.unique);
  return best?.index ?? -1;
}

function groupsRows(table: Table, { index, filled, unique }: Column): boolean {
  if (filled < 0.9 * table.rows.length || unique >= 0.999) return false;
  const values = new Set(table.rows.map((row) => cellOf(row, index)));
  const short = [...values].every((value) => /^['"]?[\w-]{1,40}['"]?$/.test(value) && /\d/.test(value));
  return short && values.size >= 0.1 * table.rows.length && values.size < table.rows.length;
}
