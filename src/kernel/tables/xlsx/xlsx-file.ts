import { type TableFile, TableFileError } from "../table-file.ts";
import { sheetRows } from "./sheet-rows.ts";
import { readWorkbook } from "./workbook.ts";
import { openArchive } from "./zip.ts";

/** Opens a workbook of Excel, LibreOffice or Google (`.xlsx`). */
export async function openXlsx(file: string): Promise<TableFile> {
  const zip = await openArchive(file);
  try {
    const workbook = await readWorkbook(zip);
    if (workbook.sheets.length === 0)
      throw new TableFileError("The workbook has no sheet with rows.", "empty");
    let position = 0;
    return {
      writing: { format: "xlsx" },
      sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
      named: false,
      size: workbook.sheets.reduce((sum, { part }) => sum + zip.sizeOf(part), 0),
      position: () => position,
      rows(name) {
        const sheet = workbook.sheets.find((one) => one.name === name);
        if (!sheet) throw new TableFileError(`The workbook has no sheet "${name}".`, "no-such-table");
        return sheetRows(zip, workbook, sheet.part, (letters) => {
          position += letters;
        });
      },
      close: async () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}
