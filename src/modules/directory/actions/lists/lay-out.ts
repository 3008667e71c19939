import type { TableFile } from "../../../../kernel/tables/table-file.ts";
import { guessLayout, type Layout } from "../../rules/columns/guess-columns.ts";
import { applyMapping, type Mapping, mappedTable } from "../../rules/columns/mapping.ts";
import { sampleRows } from "../import/import-list.ts";

/**
 * How each table of a file is read: as guessed, and where a mapping says something, as that says.
 *
 * @param sheet the only table that is meant, where somebody named one of the file's
 */
export async function layOut(
  table: TableFile,
  mapping: Mapping | undefined,
  sheet?: string,
): Promise<Layout[]> {
  const layouts: Layout[] = [];
  for (const { name, hidden } of table.sheets) {
    const rows = await sampleRows(table, name);
    const guessed = guessLayout(name, rows, table.named);
    const mapped = mappedTable(mapping, name, table.sheets.length === 1);
    const layout = mapped ? applyMapping(guessed, mapped, rows) : guessed;
    // What nobody sees on opening the file was hardly meant, unless somebody says so.
    const isMeant = sheet === undefined ? layout.use && (mapped !== undefined || !hidden) : name === sheet;
    layouts.push({ ...layout, use: isMeant, ...(hidden && { isHidden: true }) });
  }
  // In JSON one list is the list; the others hang on to it.
  if (table.writing.format === "json" && sheet === undefined && !mapping?.tables) {
    const first = layouts.findIndex((layout) => layout.use);
    return layouts.map((layout, index) => ({ ...layout, use: index === first }));
  }
  return layouts;
}
