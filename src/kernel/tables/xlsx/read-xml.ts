import type { SaxesTagPlain } from "saxes";
import { TableFileError } from "../table-file.ts";

/** What is heard of an XML part: tags by their local name, text as it comes. */
export interface XmlListener {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Reads XML piece by piece; after each piece the caller gets a turn (`yield`), so that a whole sheet is never in memory.
 * Entities of a document type are not known and thus an error: there is no way to make it grow.
 */
export async function* readXml(pieces: AsyncIterable<string>, listener: XmlListener): AsyncGenerator<void> {
  // Loaded by the first workbook: most processes never see one.
  const { SaxesParser } = await import("saxes");
  const parser = new SaxesParser();
  parser.on("error", () => {
    throw new TableFileError("The file is damaged: a part of the workbook is no XML.", "damaged");
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    listener.open?.(local(tag.name), tag.attributes);
    if (tag.isSelfClosing) return;
  });
  parser.on("closetag", (tag: SaxesTagPlain) => listener.close?.(local(tag.name)));
  parser.on("text", (text) => listener.text?.(text));
  for await (const piece of pieces) {
    parser.write(piece);
    yield;
  }
  parser.close();
}

/** Reads a small part to its end. */
export async function readWholeXml(pieces: AsyncIterable<string>, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(pieces, listener));
}
