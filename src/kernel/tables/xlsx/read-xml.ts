import type { SaxesTagPlain } from "saxes";
import { TableFileError } from "../table-file.ts";

/** What is heard of an XML part: tags by their local name, text as it comes. */
export interface XmlListener {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Elements within each other: a sheet has six, with the additions of some programs twenty. */
const deepest = 200;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Reads XML piece by piece; after each piece the caller gets a turn (`yield`), so that a whole sheet is never in memory.
 * Entities of a document type are not known and thus an error: there is no way to make it grow.
 */
export async function* readXml(pieces: AsyncIterable<string>, listener: XmlListener): AsyncGenerator<void> {
  // Loaded by the first workbook: most processes never see one.
  const { SaxesParser } = await import("saxes");
  const parser = new SaxesParser();
  const refuse = () => {
    throw new TableFileError("The file is damaged: a part of the workbook is no XML.", "damaged");
  };
  let depth = 0;
  parser.on("error", refuse);
  parser.on("opentag", (tag: SaxesTagPlain) => {
    // What is open is remembered: without an end, a small file would fill the memory.
    if (++depth > deepest) refuse();
    listener.open?.(local(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag: SaxesTagPlain) => {
    depth--;
    listener.close?.(local(tag.name));
  });
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
