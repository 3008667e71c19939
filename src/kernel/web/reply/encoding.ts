import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "identity" | "gzip" | "br";

/** Below this the headers outweigh what is saved. */
export const leastToCompress = 1024;

const remembered = new Map<string, Encoding>();

/** The best of our encodings for an `Accept-Encoding` header (RFC 9110, 12.5.3); brotli before gzip. */
export function negotiateEncoding(header: string): Encoding {
  if (header === "") return "identity";
  const known = remembered.get(header);
  if (known) return known;
  const accepted = new Set<string>();
  for (const part of header.slice(0, 500).toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) accepted.add(name);
  }
  const best = accepted.has("br") ? "br" : accepted.has("gzip") ? "gzip" : "identity";
  // Browsers send a handful of values; whoever invents others does not fill our memory.
  if (remembered.size >= 200) remembered.clear();
  if (header.length <= 200) remembered.set(header, best);
  return best;
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
