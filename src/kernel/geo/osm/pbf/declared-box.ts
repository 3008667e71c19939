// SPDX-License-Identifier: EUPL-1.2
import type { Box } from "../../geometry.ts";
import { openBytes } from "../bytes.ts";
import { inspectFile } from "../inspect-file.ts";
import { asFileError } from "../osm-file-error.ts";
import { nextBlobHeader, readBlob, unpackBlob } from "./blobs.ts";
import { message, nextKey, skip, type Wire, WireError, wireOf, zigzag } from "./wire.ts";

/** Fields of `HeaderBBox` by their keys; each is a sint64 in billionths of a degree. */
const sides = new Map<number, keyof Box>([
  [8, "west"],
  [16, "east"],
  [24, "north"],
  [32, "south"],
]);

function readBox(w: Wire): Box | undefined {
  const box: Partial<Box> = {};
  for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
    const side = sides.get(key);
    if (side) box[side] = zigzag(w) / 1e9;
    else skip(w, key);
  }
  const { west, south, east, north } = box;
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return undefined;
  return west < east && south < north ? { west, south, east, north } : undefined;
}

/**
 * The box that an `.osm.pbf` file says it was cut to; undefined where it does not say so or is of another format.
 * Throws `OsmFileError` where the file cannot be read.
 */
export async function declaredBox(file: string): Promise<Box | undefined> {
  const kind = await inspectFile(file);
  if (kind.format !== "pbf") return undefined;
  const reader = await openBytes(file, kind.gzip);
  try {
    const header = await nextBlobHeader(reader);
    if (header?.type !== "OSMHeader") return undefined;
    const w = wireOf(unpackBlob(await readBlob(reader, header.size)));
    for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
      if (key === 10) return readBox(message(w));
      skip(w, key);
    }
    return undefined;
  } catch (error) {
    // A damaged header is told by the reading itself.
    if (error instanceof WireError) return undefined;
    throw asFileError(error);
  } finally {
    await reader.close();
  }
}
