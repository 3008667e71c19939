import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CsvHints } from "../csv/csv-file.ts";
import { openTable, type TableFormat } from "../open-table.ts";
import type { Row, Writing } from "../table-file.ts";

/** All rows of the first sheet of a file with this content, and how it was read. */
export async function tableOf(
  content: string | Buffer,
  format: TableFormat = "csv",
  options: CsvHints & { sheet?: string } = {},
): Promise<{ rows: Row[]; cells: string[][]; writing: Writing; sheets: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), "table-test-"));
  try {
    const file = join(folder, `list.${format}`);
    await writeFile(file, content);
    const table = await openTable(file, format, options);
    try {
      const rows: Row[] = [];
      for await (const batch of table.rows(options.sheet ?? table.sheets[0]?.name ?? "")) rows.push(...batch);
      const sheets = table.sheets.map(({ name }) => name);
      return { rows, cells: rows.map((row) => row.cells), writing: table.writing, sheets };
    } finally {
      await table.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
