import { writeZip } from "../xlsx/write-zip.ts";

/** A cell of a test: text, number, or raw XML of a `<c>` element without its reference. */
export type TestCell = string | number | null | { xml: string; attributes?: string };

export interface TestSheet {
  name: string;
  rows: TestCell[][];
  hidden?: boolean;
  /** Merged cells such as `A1:C1`. */
  merges?: string[];
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/\r/g, "&#13;");

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";

/** The number formats of the test's styles: 0 plain, 1 a date, 2 five digits, 3 a time. */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="hh:mm"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** A workbook as Excel writes it: texts shared, numbers bare. */
export function writeXlsx(sheets: readonly TestSheet[]): Buffer {
  const shared = new Map<string, number>();
  const cellXml = (cell: TestCell, reference: string): string => {
    if (cell === null) return "";
    if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
    if (typeof cell === "object") return `<c r="${reference}" ${cell.attributes ?? ""}>${cell.xml}</c>`;
    if (!shared.has(cell)) shared.set(cell, shared.size);
    return `<c r="${reference}" t="s"><v>${shared.get(cell)}</v></c>`;
  };
  const parts: Record<string, string> = {};
  for (const [index, { rows, merges = [] }] of sheets.entries()) {
    const lines = rows.map(
      (row, y) =>
        `<row r="${y + 1}">${row.map((cell, x) => cellXml(cell, `${letters(x)}${y + 1}`)).join("")}</row>`,
    );
    const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join("");
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `${head}<worksheet xmlns="${main}"><sheetData>${lines.join("")}</sheetData>${merged === "" ? "" : `<mergeCells count="${merges.length}">${merged}</mergeCells>`}</worksheet>`;
  }
  const tabs = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const targets = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return writeZip({
    "_rels/.rels": `${head}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${tabs.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packages}">${targets.join("")}<Relationship Id="s" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="t" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": styles,
    ...parts,
    "xl/sharedStrings.xml": `${head}<sst xmlns="${main}">${[...shared.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
  });
}
