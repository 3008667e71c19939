import { createHash } from "node:crypto";
import { Readable, type Transform } from "node:stream";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import type { Prepared, Reply } from "./reply.ts";

interface StreamParts {
  contentType: string;
  pieces: () => AsyncIterable<string>;
  version: string | undefined;
  headers: string[];
}

/** Finishes an answer whose body is made while it is sent, plain or compressed on its way. */
export function makeStreamReply({ contentType, pieces, version, headers }: StreamParts): Reply {
  const etag =
    version === undefined
      ? undefined
      : `W/"${createHash("sha256").update(version).digest("base64url").slice(0, 22)}"`;
  const vary = headers.indexOf("Vary");
  const common =
    vary < 0
      ? [...headers, "Vary", "Accept-Encoding"]
      : headers.with(vary + 1, `${headers[vary + 1]}, Accept-Encoding`);
  if (etag) common.push("ETag", etag);
  const typed = ["Content-Type", contentType, ...common];
  const body = Buffer.alloc(0);
  const prepare = (coded: string[], stream: () => AsyncIterable<Uint8Array>): Prepared => ({
    status: 200,
    headers: coded,
    body,
    stream,
  });
  const plain = prepare(typed, () => encode(pieces()));
  const compressed = (name: string, compressor: () => Transform) =>
    prepare([...typed, "Content-Encoding", name], () => compress(pieces(), compressor()));
  return {
    status: 200,
    plain,
    etag,
    unchanged: { status: 304, headers: common, body },
    kept: false,
    compressible: false,
    variants: {
      gzip: compressed("gzip", () => createGzip({ level: 4 })),
      br: compressed("br", () => createBrotliCompress({ params: brotliParameters })),
    },
  };
}

async function* encode(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) if (piece !== "") yield Buffer.from(piece);
}

/** What is sent once is worth little work, and little memory while a slow reader takes its time. */
const brotliParameters = {
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  [constants.BROTLI_PARAM_QUALITY]: 3,
  [constants.BROTLI_PARAM_LGWIN]: 18,
};

async function* compress(pieces: AsyncIterable<string>, compressor: Transform): AsyncGenerator<Uint8Array> {
  const source = Readable.from(encode(pieces), { objectMode: false, highWaterMark: 64 * 1024 });
  // `pipe` does not hand errors on: the reader must learn that this is not the whole.
  source.once("error", (error) => compressor.destroy(error));
  try {
    yield* source.pipe(compressor);
  } finally {
    source.destroy();
    compressor.destroy();
  }
}
