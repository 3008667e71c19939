import { readFile } from "node:fs/promises";
import { CommandRefused } from "../../../../kernel/module/command.ts";
import type { TableFile } from "../../../../kernel/tables/table-file.ts";
import { sampleRows } from "../../actions/import/import-list.ts";
import { guessLayout, type Layout } from "../../rules/columns/guess-columns.ts";
import { applyMapping, type Mapping, mappedTable, parseMapping } from "../../rules/columns/mapping.ts";

/** Reads `--map`. */
export async function readMapping(file: string | undefined): Promise<Mapping | undefined> {
  if (file === undefined) return undefined;
  const json = await readFile(file, "utf8").catch(() => {
    throw new CommandRefused(`The mapping ${file} cannot be read.`);
  });
  const parsed = parseMapping(json);
  if ("problem" in parsed) throw new CommandRefused(`The mapping ${file} is not right: ${parsed.problem}.`);
  return parsed.mapping;
}

/** How each table of the file is read: as guessed, as the mapping says, and of `sheet` alone where one is named. */
export async function layoutsOf(
  table: TableFile,
  mapping: Mapping | undefined,
  sheet: string | undefined,
): Promise<Layout[]> {
  if (sheet !== undefined && !table.sheets.some(({ name }) => name === sheet))
    throw new CommandRefused(
      `The file has no table "${sheet}". It has: ${table.sheets.map(({ name }) => name).join(", ")}.`,
    );
  const layouts: Layout[] = [];
  for (const { name, hidden } of table.sheets) {
    const rows = await sampleRows(table, name);
    const guessed = guessLayout(name, rows, table.named);
    const mapped = mappedTable(mapping, name, table.sheets.length === 1);
    const layout = mapped ? applyMapping(guessed, mapped, rows) : guessed;
    // What nobody sees on opening the file was hardly meant, unless somebody says so.
    const isMeant = sheet === undefined ? layout.use && (mapped !== undefined || !hidden) : name === sheet;
    layouts.push({ ...layout, use: isMeant });
  }
  // In JSON one list is the list; the others hang on to it.
  if (table.writing.format === "json" && sheet === undefined && !mapping?.tables) {
    const first = layouts.findIndex((layout) => layout.use);
    return layouts.map((layout, index) => ({ ...layout, use: index === first }));
  }
  return layouts;
}
