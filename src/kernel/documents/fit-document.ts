import { fitPhoto, type PhotoRefusal } from "../images/fit-photo.ts";
import { ok, type Result, refuse } from "../result/result.ts";
import { documentKind, documentLimits } from "./document-kind.ts";

/** What a paper is kept as. */
export type DocumentType = "application/pdf" | "image/webp";

/** A paper that was looked at and may be kept: made by `fitDocument` only. */
export interface FittedDocument {
  contentType: DocumentType;
  bytes: Buffer;
}

export type DocumentRefusal = "not-a-document" | Exclude<PhotoRefusal, "not-a-photo">;

/** Longest edge in pixels: small print of a page of A4 can be read at 200 dots per inch. */
const documentEdge = 2400;

/**
 * Makes a paper fit to be kept: its type is told by its content. A photo is drawn anew from its pixels, so that nothing else of
 * the file is left; a PDF stays as it is, and is only ever given out as a file to be saved (`documentAnswer`).
 */
export async function fitDocument(file: Buffer): Promise<Result<FittedDocument, DocumentRefusal>> {
  if (file.length > documentLimits.bytes) return refuse("too-large");
  const kind = documentKind(file);
  if (kind === undefined) return refuse("not-a-document");
  if (kind === "pdf") return ok({ contentType: "application/pdf", bytes: file });
  const fitted = await fitPhoto(file, documentEdge);
  if (fitted.ok) return ok({ contentType: "image/webp", bytes: fitted.value.bytes });
  return refuse(fitted.reason === "not-a-photo" ? "not-a-document" : fitted.reason);
}
