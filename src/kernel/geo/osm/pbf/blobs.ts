import { inflateSync } from "node:zlib";
import type { ByteReader } from "../bytes.ts";
import { OsmFileError } from "../osm-file-error.ts";
import { message, nextKey, skip, unsigned, WireError, wireOf } from "./wire.ts";

// Limits of the format: wiki.openstreetmap.org/wiki/PBF_Format, "File format".
const MAX_HEADER = 64 * 1024;
const MAX_BLOB = 32 * 1024 * 1024;

export interface BlobHeader {
  type: string;
  /** Length of the blob that follows, in bytes. */
  size: number;
}

/** The header of the next blob; `undefined` at the end of the file. */
export async function nextBlobHeader(reader: ByteReader): Promise<BlobHeader | undefined> {
  const prefix = await reader.read(4);
  if (prefix.length === 0) return undefined;
  if (prefix.length < 4) throw new OsmFileError("truncated");
  const length = prefix.readUInt32BE(0);
  if (length === 0 || length > MAX_HEADER) throw new OsmFileError("broken");
  const bytes = await reader.read(length);
  if (bytes.length < length) throw new OsmFileError("truncated");
  try {
    return readHeader(bytes);
  } catch (error) {
    // Without a header nobody knows where the next blob begins.
    if (error instanceof WireError) throw new OsmFileError("broken");
    throw error;
  }
}

function readHeader(bytes: Buffer): BlobHeader {
  const w = wireOf(bytes);
  let type = "";
  let size = -1;
  for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
    if (key === 10) {
      const text = message(w);
      type = bytes.toString("utf8", text.pos, text.end);
    } else if (key === 24) size = unsigned(w);
    else skip(w, key);
  }
  if (size < 0 || size > MAX_BLOB) throw new WireError("blob of an impossible size");
  return { type, size };
}

/** Reads a blob of that size from the file; throws `OsmFileError` where the file ends within it. */
export async function readBlob(reader: ByteReader, size: number): Promise<Buffer> {
  const bytes = await reader.read(size);
  if (bytes.length < size) throw new OsmFileError("truncated");
  return bytes;
}

/** The content of a blob, unpacked; throws `WireError` where it is damaged or packed in another way. */
export function unpackBlob(blob: Buffer): Uint8Array {
  const w = wireOf(blob);
  for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
    if (key === 10 || key === 26) {
      const { pos, end } = message(w);
      const data = blob.subarray(pos, end);
      if (key === 10) return data;
      try {
        // The limit keeps a small blob from blowing up into gigabytes.
        return inflateSync(data, { maxOutputLength: MAX_BLOB });
      } catch (error) {
        throw new WireError(error instanceof Error ? error.message : "cannot be unpacked");
      }
    }
    if (key === 34 || key === 50 || key === 58) throw new WireError("packed by lzma, lz4 or zstd");
    skip(w, key);
  }
  throw new WireError("blob without content");
}
