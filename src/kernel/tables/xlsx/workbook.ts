import type { Sheet } from "../table-file.ts";
import { limits, TableFileError } from "../table-file.ts";
import { lookOf, type NumberLook } from "./number-format.ts";
import { readWholeXml } from "./read-xml.ts";
import type { Zip } from "./zip.ts";

/** What all sheets of a workbook share. */
export interface Workbook {
  sheets: (Sheet & { part: string })[];
  is1904: boolean;
  /** How the numbers of a cell look, by its style. */
  looks: NumberLook[];
  strings: string[];
}

/** All texts of a workbook together; a list of 50,000 rows has some 5 million letters. Each text takes room besides. */
const mostLetters = 100_000_000;
const lettersOfText = 20;
/** Looks of cells that a workbook may have (Excel's own limit). */
const mostLooks = 65_536;
/** Unpacked, the parts that say what else is there; real ones have some thousand letters. */
const largestIndex = 8 * 1024 * 1024;

const damaged = "The file is damaged: a part of the workbook is no XML.";

/** The text of a part that is held whole. */
function indexOf(zip: Zip, part: string): AsyncGenerator<string> {
  if (zip.sizeOf(part) > largestIndex) throw new TableFileError(damaged, "damaged");
  return zip.text(part);
}

/** The part that a relation names; without one where it is no address. */
function partOfTarget(target: string, folder: string): string | undefined {
  try {
    const path = target.startsWith("/") ? target : new URL(target, `zip:///${folder}`).pathname;
    return decodeURIComponent(path.slice(1));
  } catch {
    return undefined;
  }
}

async function partsByRelation(
  zip: Zip,
  part: string,
): Promise<Map<string, { target: string; type: string }>> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const parts = new Map<string, { target: string; type: string }>();
  if (!zip.has(file)) return parts;
  await readWholeXml(indexOf(zip, file), {
    open(name, { Id = "", Target = "", Type = "" }) {
      if (name !== "Relationship") return;
      const target = partOfTarget(Target, folder);
      if (target !== undefined) parts.set(Id, { target, type: Type.slice(Type.lastIndexOf("/") + 1) });
    },
  });
  return parts;
}

async function readLooks(zip: Zip, part: string): Promise<NumberLook[]> {
  const codes = new Map<number, string>();
  const looks: NumberLook[] = [];
  let within = false;
  await readWholeXml(zip.text(part), {
    open(name, attributes) {
      if (name === "numFmt" && codes.size < mostLooks)
        codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") within = true;
      else if (name === "xf" && within && looks.length < mostLooks) {
        const id = Number(attributes.numFmtId ?? 0);
        looks.push(lookOf(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") within = false;
    },
  });
  return looks;
}

/** The shared texts. How a word is pronounced (`rPh`) is no part of it. */
async function readStrings(zip: Zip, part: string): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  let letters = 0;
  let isText = false;
  let phonetic = 0;
  await readWholeXml(zip.text(part), {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic++;
      isText = name === "t" && phonetic === 0;
    },
    text(piece) {
      if (isText && text.length < limits.cell) text += piece;
    },
    close(name) {
      isText = false;
      if (name === "rPh") phonetic--;
      if (name !== "si") return;
      letters += text.length + lettersOfText;
      if (letters > mostLetters)
        throw new TableFileError("The workbook holds too much text for a list.", "too-much");
      strings.push(unescaped(text));
    },
  });
  return strings;
}

/** Excel writes letters that XML forbids as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** Reads what is needed to read the sheets. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const [root] = [...(await partsByRelation(zip, "")).values()].filter(
    ({ type }) => type === "officeDocument",
  );
  const part = root?.target ?? "xl/workbook.xml";
  if (!zip.has(part))
    throw new TableFileError(
      "This is a ZIP archive, but no XLSX workbook. Unpack it, or save the list as .xlsx.",
      "no-workbook",
    );
  const relations = await partsByRelation(zip, part);
  const sheets: Workbook["sheets"] = [];
  let is1904 = false;
  await readWholeXml(indexOf(zip, part), {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      const { target, type } = relations.get(id) ?? {};
      // Charts have a tab as well, but no rows.
      if (target === undefined || type !== "worksheet" || !zip.has(target)) return;
      const hidden = attributes.state === "hidden" || attributes.state === "veryHidden";
      sheets.push({ name: attributes.name ?? `Sheet ${sheets.length + 1}`, hidden, part: target });
    },
  });
  const partOf = (type: string) =>
    [...relations.values()].find((one) => one.type === type && zip.has(one.target))?.target;
  const styles = partOf("styles");
  const strings = partOf("sharedStrings");
  return {
    sheets,
    is1904,
    looks: styles === undefined ? [] : await readLooks(zip, styles),
    strings: strings === undefined ? [] : await readStrings(zip, strings),
  };
}
