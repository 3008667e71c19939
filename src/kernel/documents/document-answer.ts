import { type Answer, data } from "../web/answer.ts";
import type { FittedDocument } from "./fit-document.ts";

const endings = { "application/pdf": "pdf", "image/webp": "webp" } as const;

/**
 * Gives out a paper that somebody sent, to be saved: a browser never draws it at our address, whatever stands in it.
 *
 * @param name of the file, without its ending
 */
export const documentAnswer = (name: string, { contentType, bytes }: FittedDocument): Answer =>
  data(contentType, bytes, {
    headers: { "Content-Disposition": `attachment; filename="${name}.${endings[contentType]}"` },
  });

/** Shows a document of our own making. @param name of the file, without its ending */
export const pdfAnswer = (name: string, pdf: Buffer): Answer =>
  data("application/pdf", pdf, { headers: { "Content-Disposition": `inline; filename="${name}.pdf"` } });
