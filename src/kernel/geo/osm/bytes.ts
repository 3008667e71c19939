import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { asFileError } from "./osm-file-error.ts";

/** The content of a file piece by piece, unzipped where it is gzipped. */
export interface Chunks {
  chunks: AsyncGenerator<Buffer>;
  /** How many bytes of the file itself were read so far. */
  bytesRead: () => number;
}

/** Reads a file from the start; throws `OsmFileError` while reading. */
export function readChunks(file: string, gzip: boolean): Chunks {
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  async function* chunks(): AsyncGenerator<Buffer> {
    const source = gzip ? pipeline(stream, createGunzip({ chunkSize: 256 * 1024 }), () => {}) : stream;
    try {
      for await (const chunk of source) yield chunk;
    } catch (error) {
      throw asFileError(error);
    } finally {
      source.destroy();
      stream.destroy();
    }
  }
  return { chunks: chunks(), bytesRead: () => stream.bytesRead };
}

/** Reads exact numbers of bytes, one after the other. */
export interface ByteReader {
  /** The next `length` bytes; fewer only at the end of the file. */
  read: (length: number) => Promise<Buffer>;
  skip: (length: number) => Promise<void>;
  /** How many bytes of the file itself were read or passed over so far. */
  bytesRead: () => number;
  close: () => Promise<void>;
}

async function filled(handle: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let have = 0;
  while (have < buffer.length) {
    const { bytesRead } = await handle.read(buffer, have, buffer.length - have, position + have);
    if (bytesRead === 0) break;
    have += bytesRead;
  }
  return have;
}

async function openPlain(file: string): Promise<ByteReader> {
  const handle = await open(file, "r");
  let position = 0;
  return {
    async read(length) {
      const buffer = Buffer.allocUnsafeSlow(length);
      const have = await filled(handle, buffer, position);
      position += have;
      return buffer.subarray(0, have);
    },
    async skip(length) {
      position += length;
    },
    bytesRead: () => position,
    close: () => handle.close(),
  };
}

function openGzipped(file: string): ByteReader {
  const { chunks, bytesRead } = readChunks(file, true);
  let rest: Buffer = Buffer.alloc(0);
  /** Takes up to `length` bytes away, handing each piece to `keep`. */
  async function take(length: number, keep: (piece: Buffer) => void): Promise<void> {
    let open = length;
    while (open > 0) {
      if (rest.length === 0) {
        const next = await chunks.next();
        if (next.done) return;
        rest = next.value;
      }
      keep(rest.subarray(0, open));
      const taken = Math.min(open, rest.length);
      rest = rest.subarray(taken);
      open -= taken;
    }
  }
  return {
    async read(length) {
      const pieces: Buffer[] = [];
      await take(length, (piece) => pieces.push(piece));
      return Buffer.concat(pieces);
    },
    skip: (length) => take(length, () => {}),
    bytesRead,
    async close() {
      await chunks.return(undefined);
    },
  };
}

/** Opens a file for exact reading; throws `OsmFileError`. */
export async function openBytes(file: string, gzip: boolean): Promise<ByteReader> {
  try {
    return gzip ? openGzipped(file) : await openPlain(file);
  } catch (error) {
    throw asFileError(error);
  }
}
