import { createHash } from "node:crypto";
import {
  acceptsGzip,
  compress,
  type Encoding,
  isCompressible,
  leastToCompress,
  negotiateEncoding,
} from "./encoding.ts";

/** Bytes and headers as they go out; nothing is computed any more. `headers` alternates names and values. */
export interface Prepared {
  readonly status: number;
  readonly headers: string[];
  readonly body: Buffer;
  /** Stands in place of the body where that is made while it is sent. */
  readonly stream?: () => AsyncIterable<Uint8Array>;
}

/** A finished answer that can be sent in several encodings, or as "not modified". */
export interface Reply {
  readonly status: number;
  readonly plain: Prepared;
  readonly etag: string | undefined;
  readonly unchanged: Prepared;
  /** Sent more than once, so that it pays to compress it well. */
  readonly kept: boolean;
  /** Whether a compressed form is made when it is first asked for. */
  readonly compressible: boolean;
  /** Made when first asked for. */
  readonly variants: { gzip?: Prepared | Promise<Prepared>; br?: Prepared | Promise<Prepared> };
}

export interface ReplyParts {
  status: number;
  contentType: string;
  body: string | Uint8Array;
  /** `Cache-Control`, `Vary`, `Location` and what else stands beside type and length; names and values alternate. */
  headers: string[];
  kept?: boolean;
  /** Whether browsers may ask "has it changed?". */
  tagged?: boolean;
  /** Ready compressed bodies, for files that were compressed when they were built. */
  encodings?: { gzip?: Uint8Array; br?: Uint8Array };
}

const empty = Buffer.alloc(0);

/** Finishes an answer. The ETag is weak, because the same page goes out in several encodings. */
export function makeReply({
  status,
  contentType,
  body,
  headers,
  kept = false,
  tagged,
  encodings,
}: ReplyParts): Reply {
  const buffer = toBuffer(body);
  const compressible = isCompressible(contentType) && buffer.length >= leastToCompress;
  const common = compressible || encodings ? addVary(headers, "Accept-Encoding") : headers;
  const etag = tagged
    ? `W/"${createHash("sha256").update(buffer).digest("base64url").slice(0, 22)}"`
    : undefined;
  if (etag) common.push("ETag", etag);
  const typed = contentType === "" ? common : ["Content-Type", contentType, ...common];
  const plain = prepare(status, typed, buffer, "identity");
  const variants: Reply["variants"] = {};
  if (encodings?.gzip) variants.gzip = prepare(status, typed, toBuffer(encodings.gzip), "gzip");
  if (encodings?.br) variants.br = prepare(status, typed, toBuffer(encodings.br), "br");
  return {
    status,
    plain,
    etag,
    unchanged: { status: 304, headers: common, body: empty },
    kept,
    compressible,
    variants,
  };
}

/** The form of the answer that this visitor wants; at once where it exists already. */
export function choose(
  reply: Reply,
  acceptEncoding: string,
  ifNoneMatch: string,
): Prepared | Promise<Prepared> {
  if (ifNoneMatch !== "" && reply.etag !== undefined && matches(ifNoneMatch, reply.etag))
    return reply.unchanged;
  const encoding = negotiateEncoding(acceptEncoding);
  if (encoding === "identity") return reply.plain;
  const ready = reply.variants[encoding];
  if (ready) return ready;
  // What came compressed is not compressed again another way.
  if (!reply.compressible) return (acceptsGzip(acceptEncoding) && reply.variants.gzip) || reply.plain;
  const making = compress(reply.plain.body, encoding, !reply.kept).then(
    (body) => {
      const variant = prepare(reply.status, reply.plain.headers.slice(0, -2), body, encoding);
      reply.variants[encoding] = variant;
      return variant;
    },
    // Out of memory at worst: the plain form is right as well.
    () => {
      delete reply.variants[encoding];
      return reply.plain;
    },
  );
  reply.variants[encoding] = making;
  return making;
}

/** About how many bytes of memory the answer takes once its compressed forms exist. */
export function sizeOf(reply: Reply): number {
  const { gzip } = reply.variants;
  const ready = gzip && "body" in gzip ? gzip.body.length : 0;
  return Math.ceil(reply.plain.body.length * (reply.compressible ? 1.5 : 1)) + ready + 3000;
}

function prepare(status: number, headers: string[], body: Buffer, encoding: Encoding): Prepared {
  const coded = encoding === "identity" ? headers : [...headers, "Content-Encoding", encoding];
  if (status === 204) return { status, headers: coded, body };
  // The length stands last: `choose` takes it off again.
  return { status, headers: [...coded, "Content-Length", String(body.length)], body };
}

/** RFC 9110, 13.1.2: weak comparison with each of a list, or `*`. The quotes keep one tag from matching inside another. */
function matches(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch === etag || ifNoneMatch.includes(etag.slice(2)) || ifNoneMatch.trim() === "*";
}

function addVary(headers: string[], field: string): string[] {
  const at = headers.indexOf("Vary");
  if (at < 0) return [...headers, "Vary", field];
  return headers.with(at + 1, `${headers[at + 1]}, ${field}`);
}

function toBuffer(body: string | Uint8Array): Buffer {
  if (typeof body === "string") return Buffer.from(body);
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}
