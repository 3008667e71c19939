import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "identity" | "gzip" | "br";

/** Below this the headers outweigh what is saved. */
export const leastToCompress = 1024;

interface Accepted {
  best: Encoding;
  gzip: boolean;
}
const remembered = new Map<string, Accepted>();

/** The best of our encodings for an `Accept-Encoding` header (RFC 9110, 12.5.3); brotli before gzip. */
export const negotiateEncoding = (header: string): Encoding => readAccepted(header).best;

/** Whether gzip is welcome, be there something better or not. */
export const acceptsGzip = (header: string): boolean => readAccepted(header).gzip;

function readAccepted(header: string): Accepted {
  if (header === "") return { best: "identity", gzip: false };
  const known = remembered.get(header);
  if (known) return known;
  const accepted = new Set<string>();
  for (const part of header.slice(0, 500).toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) accepted.add(name);
  }
  const gzip = accepted.has("gzip");
  const read: Accepted = { best: accepted.has("br") ? "br" : gzip ? "gzip" : "identity", gzip };
  // Browsers send a handful of values; whoever invents others does not fill our memory.
  if (remembered.size >= 200) remembered.clear();
  if (header.length <= 200) remembered.set(header, read);
  return read;
}

/** Whether a body of this type becomes smaller. */
export function isCompressible(contentType: string): boolean {
  return /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)|application\/(?:javascript|manifest)|image\/svg)/.test(
    contentType,
  );
}

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/**
 * Compresses outside the main thread. `once` is for a body that is sent once (little work); otherwise it is kept and
 * sent many times (more work, fewer bytes for people with prepaid data).
 */
export function compress(body: Buffer, encoding: "gzip" | "br", once: boolean): Promise<Buffer> {
  if (encoding === "gzip") return toGzip(body, { level: once ? 4 : 7 });
  return toBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: once ? 4 : 7,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
