import { inflateSync } from "node:zlib";

/** What a test can see of a PDF as `makePdf` makes it. */
export interface ReadPdf {
  /** Of each object what stands before its stream, by its number. */
  objects: Map<number, string>;
  /** The dictionary that names how the document is read: language, structure. */
  catalog: string;
  /** What is known of the document beside its pages (XMP). */
  metadata: string;
  pages: number;
  /** All that is drawn, in the order of drawing; right-to-left words run backwards. */
  text: string;
}

/** Reads a PDF: its objects and, through the tables of its fonts, its text. Of this maker's files only. */
export function readPdf(file: Buffer): ReadPdf {
  const objects = new Map<number, string>();
  const streams = new Map<number, string>();
  for (const [, number = "", body = ""] of file
    .toString("latin1")
    .matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const at = body.search(/\bstream\r?\n/);
    const head = at < 0 ? body : body.slice(0, at);
    objects.set(Number(number), head);
    if (at < 0) continue;
    const from = body.indexOf("\n", at) + 1;
    const bytes = Buffer.from(body.slice(from, from + Number(/\/Length (\d+)/.exec(head)?.[1])), "latin1");
    streams.set(
      Number(number),
      (head.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1"),
    );
  }
  const all = [...objects.values()];
  const pages = all.filter((head) => /\/Type \/Page\s/.test(head));
  const catalog = all.find((head) => head.includes("/Type /Catalog")) ?? "";
  const refOf = (name: string, head: string) => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1]);
  const text = pages
    .map((page) => {
      const fonts = new Map(
        [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = "", font]) => [
          name,
          lettersOf(streams.get(refOf("ToUnicode", objects.get(Number(font)) ?? "")) ?? ""),
        ]),
      );
      return textOf(streams.get(refOf("Contents", page)) ?? "", fonts);
    })
    .join("\n");
  const metadata = Buffer.from(streams.get(refOf("Metadata", catalog)) ?? "", "latin1").toString("utf8");
  return { objects, catalog, metadata, pages: pages.length, text };
}

/** Which letters the glyphs of a font stand for. */
const lettersOf = (map: string): Map<number, string> =>
  new Map(
    [...map.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/g)].map(([, glyph = "", letters = ""]) => [
      Number.parseInt(glyph, 16),
      Buffer.from(letters, "hex").swap16().toString("utf16le"),
    ]),
  );

/** What a page draws: each text object on a line of its own. Strings outside of them say how it is read, and are not drawn. */
function textOf(content: string, fonts: Map<string, Map<number, string>>): string {
  let text = "";
  let letters: Map<number, string> | undefined;
  for (let at = 0; at < content.length; at++) {
    if (content[at] === "(") {
      const end = endOfString(content, at);
      const glyphs = Buffer.from(unescaped(content.slice(at + 1, end)), "latin1");
      for (let byte = 0; letters && byte + 1 < glyphs.length; byte += 2)
        text += letters.get(glyphs.readUInt16BE(byte)) ?? "�";
      at = end;
      continue;
    }
    const [operator = "", font = ""] = /^(?:\/(f\d+) [\d.]+ Tf|ET)\b/.exec(content.slice(at, at + 30)) ?? [];
    if (operator === "") continue;
    letters = fonts.get(font);
    if (operator === "ET") text += "\n";
    at += operator.length - 1;
  }
  return text;
}

/** Where a string ends that begins here; brackets in pairs stand in it as they are. */
function endOfString(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at++) {
    if (content[at] === "\\") at++;
    else if (content[at] === "(") depth++;
    else if (content[at] === ")" && --depth === 0) return at;
  }
  return content.length;
}

const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const unescaped = (string: string): string =>
  string.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, what: string) =>
    /^[0-7]/.test(what) ? String.fromCharCode(Number.parseInt(what, 8)) : (escapes[what] ?? what),
  );
