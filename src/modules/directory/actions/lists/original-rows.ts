// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { columnLetter, TableFileError } from "../../../../kernel/tables/table-file.ts";
import type { ListFile } from "../../store/lists/list-files.ts";
import { type OpenList, openListFile } from "./open-list-file.ts";

/** Rows of one table of a list, as they stand in the file. */
export interface OriginalRows {
  headings: string[];
  /** Each with the name under which an import tells of it. */
  rows: { element: string; cells: string[] }[];
}

/**
 * The rows of a list that was sent, a batch at a time and with the headings of their columns: what was rejected is put right in
 * its own columns, and sent again. Yields nothing where the content is no longer here.
 *
 * @param wanted the names of the rows, as the import tells of them: `12`, or `Tabelle2!12` where it read several tables
 */
export async function* originalRows(
  db: Db,
  siteId: string,
  file: ListFile,
  wanted: { has(element: string): boolean },
): AsyncGenerator<OriginalRows> {
  if (!file.isHere) return;
  let open: OpenList | undefined;
  try {
    open = await openListFile(db, siteId, file);
    const used = open.layouts.filter((layout) => layout.use);
    for (const { sheet, columns } of used) {
      const width = Math.max(0, ...columns.map(({ index }) => index + 1));
      const headings = Array.from({ length: width }, (_, at) => columnLetter(at));
      for (const { index, heading } of columns) if (heading !== "") headings[index] = heading;
      const label = used.length > 1 ? `${sheet}!` : "";
      for await (const batch of open.table.rows(sheet)) {
        const rows = batch
          // What is empty at the end of a row is not in the file: the row is as wide as its table all the same.
          .map(({ number, cells }) => ({
            element: `${label}${number}`,
            cells: [...cells, ...headings.slice(cells.length).map(() => "")],
          }))
          .filter(({ element }) => wanted.has(element));
        if (rows.length > 0) yield { headings, rows };
      }
    }
  } catch (error) {
    if (!(error instanceof TableFileError)) throw error;
  } finally {
    await open?.close();
  }
}
