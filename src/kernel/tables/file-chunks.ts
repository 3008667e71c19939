import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { asTableFileError, TableFileError } from "./table-file.ts";

/** A plain file, or one packed by gzip, to be read from its start as often as needed. */
export interface ByteFile {
  size: number;
  chunks(onRead?: (bytes: number) => void): AsyncGenerator<Buffer>;
}

/** Lists pack to a twentieth at best. A file that unpacks to so many times its size, and to more than this, would keep us busy for hours. */
const bomb = { times: 100, bytes: 64 * 1024 * 1024 };

/** Looks at a file; throws `TableFileError` where it is none, or empty. */
export async function byteFile(file: string): Promise<ByteFile & { head: Buffer }> {
  try {
    const handle = await open(file);
    try {
      const info = await handle.stat();
      if (!info.isFile()) throw new TableFileError("This is a folder or a device, not a file.", "missing");
      if (info.size === 0) throw new TableFileError("The file is empty.", "empty");
      const head = Buffer.alloc(16);
      await handle.read(head, 0, 16, 0);
      const gzip = head[0] === 0x1f && head[1] === 0x8b;
      return {
        head,
        size: info.size,
        chunks: (onRead) => readChunks(file, gzip ? info.size : undefined, onRead),
      };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asTableFileError(error);
  }
}

async function* readChunks(
  file: string,
  packed: number | undefined,
  onRead?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  const source =
    packed !== undefined ? pipeline(stream, createGunzip({ chunkSize: 256 * 1024 }), () => {}) : stream;
  try {
    let unpacked = 0;
    for await (const chunk of source) {
      unpacked += chunk.length;
      if (packed !== undefined && unpacked > Math.max(bomb.bytes, bomb.times * packed))
        throw new TableFileError("The file unpacks to far more than a list holds.", "too-much");
      onRead?.(stream.bytesRead);
      yield chunk;
    }
  } catch (error) {
    throw asTableFileError(error);
  } finally {
    source.destroy();
    stream.destroy();
  }
}
