// SPDX-License-Identifier: EUPL-1.2
import { openBytes } from "../bytes.ts";
import type { FileKind } from "../inspect-file.ts";
import { asFileError } from "../osm-file-error.ts";
import { nextBlobHeader, readBlob, unpackBlob } from "./blobs.ts";
import { nextKey, skip, type Wire, WireError, wireOf } from "./wire.ts";

/**
 * One field of the `HeaderBlock` of a `.osm.pbf` file (wiki.openstreetmap.org/wiki/PBF_Format), read by `take`; undefined
 * where the header has none, or is damaged: that the reading of the data tells. Throws `OsmFileError` where the file cannot
 * be read.
 *
 * @param wanted the key of the field: its number times eight, plus its wire type
 */
export async function headerField<Value>(
  { file, gzip }: Pick<FileKind, "file" | "gzip">,
  wanted: number,
  take: (wire: Wire) => Value,
): Promise<Value | undefined> {
  const reader = await openBytes(file, gzip);
  try {
    const header = await nextBlobHeader(reader);
    if (header?.type !== "OSMHeader") return undefined;
    const wire = wireOf(unpackBlob(await readBlob(reader, header.size)));
    for (let key = nextKey(wire); key !== 0; key = nextKey(wire)) {
      if (key === wanted) return take(wire);
      skip(wire, key);
    }
    return undefined;
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw asFileError(error);
  } finally {
    await reader.close();
  }
}
