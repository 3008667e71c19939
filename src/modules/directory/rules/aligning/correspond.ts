import { words } from "../search/fold.ts";
import { type Column, type ColumnKind, headerKey } from "./column-kind.ts";
import headerWords from "./header-words.json" with { type: "json" };
import { cellOf, sampleRows, type Table } from "./table.ts";

/** Columns of the two lists that say the same. Several on one side are read as one, joined by a space. */
export interface Correspondence {
  left: number[];
  right: number[];
  kind: ColumnKind;
  label: string;
}

/** What likeness of two columns, from 0 to 1, is enough to compare them. */
const enough = 0.3;
/** Rows per list whose words are compared. */
const looked = 5_000;

const compatible: Partial<Record<ColumnKind, ColumnKind[]>> = {
  text: ["code"],
  code: ["text", "number", "phone", "id"],
  number: ["code"],
  phone: ["code", "id"],
  id: ["code", "phone"],
};

/** Kinds of which a list seldom has several columns, and whose values need not be spelt alike. */
const byKindAlone: ReadonlySet<ColumnKind> = new Set([
  "latitude",
  "longitude",
  "place",
  "phone",
  "mail",
  "website",
]);

/** Which columns of two lists correspond: by their names, by what stands in them, each at most once. */
export function correspond(
  left: { table: Table; columns: Column[] },
  right: { table: Table; columns: Column[] },
  leaveOut: { left: ReadonlySet<number>; right: ReadonlySet<number> },
): Correspondence[] {
  const leftWords = left.columns.map((column) => contents(left.table, column.index));
  const rightWords = right.columns.map((column) => contents(right.table, column.index));
  const candidates: { a: Column; b: Column; score: number }[] = [];
  for (const a of left.columns)
    for (const b of right.columns) {
      if (leaveOut.left.has(a.index) || leaveOut.right.has(b.index)) continue;
      if (a.filled === 0 || b.filled === 0 || a.running || b.running) continue;
      if (a.kind !== b.kind && !compatible[a.kind]?.includes(b.kind)) continue;
      const content = shareOf(leftWords[a.index], rightWords[b.index]);
      // What stands once in each list and in no row of the other is a name of rows, and proves nothing.
      if ((a.kind === "id" || b.kind === "id") && content.values < 0.05) continue;
      const alike = headerLikeness(a.name, b.name);
      const telling = a.kind === b.kind && byKindAlone.has(a.kind) ? 0.3 : 0;
      const score = 0.55 * alike + 0.45 * content.words + (a.kind === b.kind ? 0.05 : 0) + telling;
      if (score >= enough) candidates.push({ a, b, score });
    }
  candidates.sort((x, y) => y.score - x.score || x.a.index - y.a.index || x.b.index - y.b.index);
  const found: Correspondence[] = [];
  const used = { left: new Set<number>(), right: new Set<number>() };
  for (const { a, b } of candidates) {
    if (used.left.has(a.index) || used.right.has(b.index)) continue;
    used.left.add(a.index);
    used.right.add(b.index);
    found.push({ left: [a.index], right: [b.index], kind: commonKind(a.kind, b.kind), label: a.name });
  }
  joinLeftOver(found, left, leftWords, rightWords, used.left, leaveOut.left, "left");
  joinLeftOver(found, right, rightWords, leftWords, used.right, leaveOut.right, "right");
  return joinCoordinates(found.sort((x, y) => (x.left[0] ?? 0) - (y.left[0] ?? 0)));
}

/** The columns of one list that is compared with itself. */
export function correspondWithItself(columns: Column[], leaveOut: ReadonlySet<number>): Correspondence[] {
  return joinCoordinates(
    columns
      .filter((column) => !leaveOut.has(column.index) && column.filled > 0 && column.kind !== "id")
      .map(({ index, kind, name }) => ({ left: [index], right: [index], kind, label: name })),
  );
}

function commonKind(a: ColumnKind, b: ColumnKind): ColumnKind {
  if (a === b) return a === "id" ? "code" : a;
  const kinds = [a, b];
  if (kinds.includes("phone")) return "phone";
  if (kinds.includes("text")) return "text";
  return "code";
}

/** Words and whole values of a column, in a sample. */
function contents(table: Table, column: number): { words: Map<string, number>; values: Set<string> } {
  const found = new Map<string, number>();
  const values = new Set<string>();
  for (const row of sampleRows(table, looked)) {
    const value = cellOf(row, column);
    if (value === "") continue;
    values.add(value.toLowerCase());
    // Spreadsheets take the zeros from postcodes.
    for (const word of new Set(words(value).map((part) => part.replace(/^0+(?=\d{3})/, ""))))
      found.set(word, (found.get(word) ?? 0) + 1);
  }
  return { words: found, values };
}

type Contents = ReturnType<typeof contents>;

/** How much of the smaller column stands in the other: by words (weighed by how often they stand) and whole values. */
function shareOf(a: Contents | undefined, b: Contents | undefined): { words: number; values: number } {
  if (!a || !b || a.words.size === 0 || b.words.size === 0) return { words: 0, values: 0 };
  const within = (one: Contents, other: Contents) => {
    let all = 0;
    let common = 0;
    for (const [word, count] of one.words) {
      all += count;
      if (other.words.has(word)) common += count;
    }
    return common / all;
  };
  const [small, large] = a.values.size <= b.values.size ? [a.values, b.values] : [b.values, a.values];
  let same = 0;
  for (const value of small) if (large.has(value)) same++;
  return { words: Math.sqrt(within(a, b) * within(b, a)), values: same / small.size };
}

/** How alike two headers are: equal, of one meaning, or with words in common. */
export function headerLikeness(a: string, b: string): number {
  const [x, y] = [headerKey(a), headerKey(b)];
  if (x === y) return 1;
  const groups = (key: string) => headerWords.flatMap((group, at) => (group.includes(key) ? [at] : []));
  if (groups(x).some((group) => groups(y).includes(group))) return 0.85;
  const [one, other] = [new Set(words(a)), new Set(words(b))];
  const common = [...one].filter((word) => other.has(word)).length;
  if (common > 0) return (0.8 * common) / Math.max(one.size, other.size);
  return x.length >= 4 && y.length >= 4 && (x.includes(y) || y.includes(x)) ? 0.5 : 0;
}

/**
 * Whether a header says that the column names the thing: "name", "Titel", "Firma", "Site name". "Vorname" and "first name" name a
 * part of it, "brand name" something else.
 */
export function isNameHeader(header: string): boolean {
  // "Site" is a place as well as a website, and the latter tells by its values.
  const others = (key: string) => headerWords.slice(1).some((group) => group.includes(key) && key !== "site");
  const parts = words(header).map(headerKey);
  if (others(headerKey(header)) || parts.some(others)) return false;
  const named = (key: string) => headerWords[0]?.includes(key) ?? false;
  return named(headerKey(header)) || parts.some(named);
}

/**
 * A column without a counterpart whose words stand in a column that has one is read together with it: street and number
 * apart in one list, in one column in the other.
 */
function joinLeftOver(
  found: Correspondence[],
  own: { columns: Column[] },
  ownWords: Contents[],
  otherWords: Contents[],
  used: Set<number>,
  leaveOut: ReadonlySet<number>,
  side: "left" | "right",
): void {
  const opposite = side === "left" ? "right" : "left";
  for (const column of own.columns) {
    if (used.has(column.index) || leaveOut.has(column.index)) continue;
    if (!["text", "code", "number"].includes(column.kind) || column.filled === 0) continue;
    const mine = ownWords[column.index];
    let best: Correspondence | undefined;
    let bestShare = 0.5;
    for (const pair of found) {
      if (pair.kind !== "text" || pair[opposite].length > 1) continue;
      const theirs = otherWords[pair[opposite][0] ?? -1];
      if (!mine || !theirs) continue;
      let all = 0;
      let common = 0;
      for (const [word, count] of mine.words) {
        all += count;
        if (theirs.words.has(word)) common += count;
      }
      if (all > 0 && common / all > bestShare) {
        best = pair;
        bestShare = common / all;
      }
    }
    if (!best) continue;
    best[side].push(column.index);
    best[side].sort((a, b) => a - b);
    used.add(column.index);
  }
}

/** Latitude and longitude make one place. One without the other is a number. */
function joinCoordinates(found: Correspondence[]): Correspondence[] {
  const lat = found.find(({ kind }) => kind === "latitude");
  const lon = found.find(({ kind }) => kind === "longitude");
  const rest = found.filter((pair) => pair !== lat && pair !== lon);
  if (lat && lon)
    return [
      ...rest,
      {
        left: [...lat.left, ...lon.left],
        right: [...lat.right, ...lon.right],
        kind: "place",
        label: `${lat.label}, ${lon.label}`,
      },
    ];
  return found.map((pair) =>
    pair.kind === "latitude" || pair.kind === "longitude" ? { ...pair, kind: "number" } : pair,
  );
}
