import { readFile } from "node:fs/promises";
import { CommandRefused } from "../../../../kernel/module/command.ts";
import type { TableFile } from "../../../../kernel/tables/table-file.ts";
import { layOut } from "../../actions/lists/lay-out.ts";
import type { Layout } from "../../rules/columns/guess-columns.ts";
import { type Mapping, parseMapping } from "../../rules/columns/mapping.ts";

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
  return layOut(table, mapping, sheet);
}
