import { columnIndex } from "../table-file.ts";

/** A rectangle of cells that was merged into one; rows from 1, columns from 0. */
interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
  value: string;
}

const most = 100_000;

/**
 * The merged cells of a sheet. They stand behind its rows, so that the sheet is looked through once before; as text,
 * which takes a tenth of reading it as XML.
 */
export async function findMerges(pieces: AsyncIterable<string>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let rest = "";
  for await (const piece of pieces) {
    const text = rest + piece;
    for (const [, left = "", top, right = "", bottom] of text.matchAll(
      /<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"[^<>]*>/g,
    )) {
      if (merges.length < most)
        merges.push({
          top: Number(top),
          bottom: Number(bottom),
          left: columnIndex(left),
          right: Math.min(columnIndex(right), 999),
          value: "",
        });
    }
    // A tag may lie across two pieces; what was found is cut off, so that it does not count twice.
    rest = text.slice(Math.max(text.lastIndexOf("<"), text.length - 500, 0));
    if (rest.includes(">")) rest = "";
  }
  return merges.sort((a, b) => a.top - b.top);
}

/**
 * Fills each row in turn with the values of the merged cells that reach into it. One that begins within another is passed over: no
 * program writes such, and a hundred thousand over the whole sheet would keep us busy for hours.
 */
export function createFiller(merges: Merge[]): (row: number, cells: string[]) => void {
  let next = 0;
  let active: Merge[] = [];
  /** The last row of the merged cells in each column. */
  const taken: number[] = [];
  return (row, cells) => {
    for (let merge = merges[next]; merge && merge.top <= row; merge = merges[++next]) {
      const { top, bottom, left, right } = merge;
      let isFree = left <= right;
      for (let column = left; isFree && column <= right; column++) isFree = (taken[column] ?? 0) < top;
      if (!isFree) continue;
      for (let column = left; column <= right; column++) taken[column] = bottom;
      if (top === row) merge.value = cells[left] ?? "";
      active.push(merge);
    }
    active = active.filter((merge) => merge.bottom >= row);
    for (const { left, right, value } of active) {
      if (value === "") continue;
      for (let column = left; column <= right; column++) cells[column] ||= value;
    }
  };
}
