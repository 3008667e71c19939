import { columnIndex, limits, type Row, trimmed } from "../table-file.ts";
import { createFiller, findMerges } from "./merged-cells.ts";
import { numberText } from "./number-format.ts";
import { readXml } from "./read-xml.ts";
import { unescaped, type Workbook } from "./workbook.ts";
import type { Zip } from "./zip.ts";

/** The text of a cell by its type: formulas count with the value that was last worked out, errors as empty. */
function cellText(type: string, style: number, raw: string, { strings, looks, is1904 }: Workbook): string {
  if (type === "s") return strings[Number(raw)] ?? "";
  if (type === "str" || type === "inlineStr") return unescaped(raw);
  if (type === "b") return raw === "1" ? "true" : "false";
  if (type === "e") return "";
  if (type === "d") return raw;
  return raw === "" ? "" : numberText(raw, looks[style] ?? { kind: "plain" }, is1904);
}

/** Rows that a sheet may have (ECMA-376); another number is none. */
const mostRows = 1_048_576;

/** Reads the rows of a sheet, some at a time. */
export async function* sheetRows(
  zip: Zip,
  workbook: Workbook,
  part: string,
  onRead: (letters: number) => void,
): AsyncGenerator<Row[]> {
  const fill = createFiller(await findMerges(zip.text(part)));
  let batch: Row[] = [];
  let number = 0;
  let column = -1;
  let cells: string[] = [];
  let cell = { type: "", style: 0 };
  let raw = "";
  let takes = false;
  let phonetic = 0;

  async function* counted(): AsyncGenerator<string> {
    for await (const piece of zip.text(part)) {
      onRead(piece.length);
      yield piece;
    }
  }
  const turns = readXml(counted(), {
    open(name, attributes) {
      if (name === "row") {
        const said = Number(attributes.r);
        number = Number.isInteger(said) && said >= 1 && said <= mostRows ? said : number + 1;
        column = -1;
        cells = [];
      } else if (name === "c") {
        column = attributes.r === undefined ? column + 1 : columnIndex(attributes.r.replace(/\d+$/, ""));
        cell = { type: attributes.t ?? "n", style: Number(attributes.s ?? 0) };
        raw = "";
      } else if (name === "rPh") phonetic++;
      else takes = name === "v" || (name === "t" && phonetic === 0);
    },
    text(piece) {
      if (takes && raw.length < limits.cell) raw += piece;
    },
    close(name) {
      if (name === "v" || name === "t") takes = false;
      else if (name === "rPh") phonetic--;
      else if (name === "c" && column >= 0 && column < limits.columns)
        cells[column] = cellText(cell.type, cell.style, raw, workbook);
      else if (name === "row") {
        const dense = Array.from(cells, (value) => value ?? "");
        fill(number, dense);
        const row = trimmed(number, dense);
        if (row) batch.push(row);
      }
    },
  });
  for await (const _ of turns) {
    while (batch.length >= limits.batch) yield batch.splice(0, limits.batch);
  }
  if (batch.length > 0) yield batch;
  batch = [];
}
