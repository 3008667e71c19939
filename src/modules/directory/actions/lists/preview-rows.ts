// SPDX-License-Identifier: EUPL-1.2
import type { TableFile } from "../../../../kernel/tables/table-file.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Layout } from "../../rules/columns/guess-columns.ts";
import { habitsOf } from "../../rules/columns/habits.ts";
import type { TownPostcodes } from "../../rules/columns/lost-zeros.ts";
import type { Mapping } from "../../rules/columns/mapping.ts";
import { cellsOf } from "../../rules/lists/cells.ts";
import { type ReadRow, readRow } from "../../rules/lists/read-row.ts";
import { sampleRows } from "../import/import-list.ts";

/** A row of the file, and what is understood of it. */
export interface PreviewedRow {
  number: number;
  /** What stands in the column of names, also where the row is refused. */
  name: string;
  read: ReadRow;
}

/** How the first rows of a table would be taken. Where they lie is not looked up yet. */
export async function previewRows(
  site: Pick<Site, "name" | "centre">,
  table: TableFile,
  layout: Layout,
  reading: { mapping: Mapping | undefined; category: string | null; known: TownPostcodes },
  most: number,
): Promise<PreviewedRow[]> {
  const sample = await sampleRows(table, layout.sheet);
  const context = {
    layout,
    habits: habitsOf(layout, sample, site.name, reading.known),
    mapping: reading.mapping,
    category: reading.category ?? reading.mapping?.always?.category,
    utmZone: site.centre.lon >= 12 ? (33 as const) : (32 as const),
  };
  const last = layout.headingRows.at(-1) ?? -1;
  return sample
    .filter(({ number }) => number > last)
    .slice(0, most)
    .map((row) => ({
      number: row.number,
      name: cellsOf(layout.columns, row.cells).first("name"),
      read: readRow(row, context),
    }));
}
