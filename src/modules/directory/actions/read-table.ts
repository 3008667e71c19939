import { basename, extname } from "node:path";
import { openTable, type TableFormat } from "../../../kernel/tables/open-table.ts";
import { TableFileError } from "../../../kernel/tables/table-file.ts";
import type { Table } from "../rules/aligning/table.ts";

/** A list that cannot be read says why, in a sentence for people. */
export class ListFileError extends Error {}

const formats: Record<string, TableFormat> = {
  ".xlsx": "xlsx",
  ".json": "json",
  ".jsonl": "json",
  ".geojson": "json",
  ".geojsonl": "json",
};

/** Reads a list whole: all rows of the first table of a file, told by its name, CSV otherwise. Cells are trimmed. */
export async function readTable(file: string): Promise<Table> {
  try {
    const table = await openTable(file, formats[extname(file).toLowerCase()] ?? "csv");
    try {
      const rows: string[][] = [];
      for await (const batch of table.rows(table.sheets[0]?.name ?? ""))
        for (const { cells, broken } of batch) if (!broken) rows.push(cells.map((cell) => cell.trim()));
      const [header, ...body] = rows;
      if (!header) throw new ListFileError(`${file} is empty.`);
      return {
        name: basename(file),
        header: header.map((name, at) => name || `column ${at + 1}`),
        rows: body,
      };
    } finally {
      await table.close();
    }
  } catch (error) {
    if (error instanceof TableFileError) throw new ListFileError(`${file}: ${error.message}`);
    throw error;
  }
}
