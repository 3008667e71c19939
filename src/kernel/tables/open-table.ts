import { basename } from "node:path";
import { type CsvHints, openCsv } from "./csv/csv-file.ts";
import { byteFile } from "./file-chunks.ts";
import { openJson } from "./json/json-file.ts";
import { asTableFileError, type TableFile, TableFileError } from "./table-file.ts";
import { openXlsx } from "./xlsx/xlsx-file.ts";

export type TableFormat = "csv" | "xlsx" | "json";

const isZip = (head: Buffer) => head.subarray(0, 2).toString("latin1") === "PK";
/** The container of Excel before 2007, which also holds workbooks with a password. */
const isOldExcel = (head: Buffer) => head.readUInt32BE(0) === 0xd0cf11e0;

/**
 * Opens a file with tables as a stream of rows: memory stays flat however long they are.
 * Throws `TableFileError` where it is not what it is said to be, with a sentence that says what to do.
 *
 * @example
 * const file = await openTable("shops.csv", "csv");
 * for (const { name } of file.sheets) for await (const rows of file.rows(name)) …
 */
export async function openTable(file: string, format: TableFormat, hints: CsvHints = {}): Promise<TableFile> {
  const bytes = await byteFile(file);
  if (isOldExcel(bytes.head))
    throw new TableFileError(
      "This is a workbook of old Excel (.xls), or one with a password. Open it and save it as .xlsx without a password.",
      "old-excel",
    );
  if (format !== "xlsx" && isZip(bytes.head))
    throw new TableFileError(
      "This is a packed file. If it is a workbook (.xlsx) use `import xlsx`, else unpack it first.",
      "packed",
    );
  if (format === "xlsx" && !isZip(bytes.head))
    throw new TableFileError(
      "This is no .xlsx workbook. For text with semicolons or commas use `import csv`.",
      "no-workbook",
    );
  try {
    if (format === "xlsx") return await openXlsx(file);
    return format === "json" ? await openJson(bytes) : await openCsv(bytes, basename(file), hints);
  } catch (error) {
    throw asTableFileError(error);
  }
}
