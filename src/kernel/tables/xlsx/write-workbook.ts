// SPDX-License-Identifier: EUPL-1.2
import { setImmediate as turn } from "node:timers/promises";
import { packZip } from "./write-zip.ts";

/** What stands in a cell: a text is always a text, and never a formula; a day has no time zone. */
export type CellValue = string | number | null | { day: string } | { day: string; time: string };

/** A sheet with one line of headings. */
export interface Sheet {
  name: string;
  /** Width in letters. */
  columns: readonly { label: string; width: number }[];
  rows: Iterable<readonly CellValue[]>;
}

/** The type of the file. */
export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";
const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** As much as a cell may hold. */
const longestText = 32_767;
const dayLength = 86_400_000;
const rowsInATurn = 1_000;
/** Spreadsheets count days from here (with a 29 February 1900 that never was). */
const dayZero = Date.UTC(1899, 11, 30);

/** Styles by number: 0 plain, 1 a heading, 2 a day, 3 a day with its time. */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd.mm.yyyy\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 (2.2) does not allow.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Most texts have nothing in them that must be written differently. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML does not allow is among what must be.
const isPlain = /^[^\u0000-\u001f&<>"_\ud800-\udfff\ufffe\uffff]{0,1000}$/;

const escaped = (text: string): string => (isPlain.test(text) ? text : rewritten(text));

const rewritten = (text: string): string =>
  text
    .slice(0, longestText)
    .toWellFormed()
    .replace(forbidden, "")
    // Spreadsheets read `_x000D_` as a letter by its number (ECMA-376, 22.9.2.19).
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
    .replace(/\r/g, "&#13;");

/** The letters of a column, counted from 0: "A", "Z", "AA". */
const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));

function cellXml(cell: CellValue, reference: string, style: number): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c r="${reference}"><v>${cell}</v></c>` : "";
  if (typeof cell === "string")
    return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  const time = "time" in cell ? cell.time : undefined;
  const serial = (Date.parse(`${cell.day}T${time ?? "00:00"}:00Z`) - dayZero) / dayLength;
  return Number.isFinite(serial) ? `<c r="${reference}" s="${time ? 3 : 2}"><v>${serial}</v></c>` : "";
}

async function sheetXml({ columns, rows }: Sheet): Promise<string> {
  const names = columns.map((_, index) => letters(index));
  const line = (cells: readonly CellValue[], number: number, style: number) =>
    `<row r="${number}">${cells.map((cell, index) => cellXml(cell, `${names[index] ?? letters(index)}${number}`, style)).join("")}</row>`;
  const lines = [
    line(
      columns.map(({ label }) => label),
      1,
      1,
    ),
  ];
  for (const row of rows) {
    lines.push(line(row, lines.length + 1, 0));
    // Others want to be answered meanwhile.
    if (lines.length % rowsInATurn === 0) await turn();
  }
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const last = names.at(-1) ?? "A";
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${lines.join("")}</sheetData><autoFilter ref="A1:${last}${lines.length}"/></worksheet>`;
}

/** The name of a sheet as Excel takes it: at most 31 letters, none of which means something else. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, " ")
    .slice(0, 31)
    .trim() || "1";

/**
 * Writes a workbook (Office Open XML, ECMA-376). Texts stand in their cells themselves, so that whatever somebody typed is shown and
 * never run.
 *
 * @example
 * await writeWorkbook([{ name: "2026", columns: [{ label: "Name", width: 20 }], rows: [["=1+1"]] }])
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const numbers = sheets.map((_, index) => index + 1);
  const tabs = sheets.map(
    ({ name }, index) =>
      `<sheet name="${escaped(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>${numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${content}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${tabs.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packages}">${numbers.map((number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("")}<Relationship Id="styles" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": styles,
  };
  for (const [index, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = await sheetXml(sheet);
  return packZip(parts);
}
