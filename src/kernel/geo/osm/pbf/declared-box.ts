// SPDX-License-Identifier: EUPL-1.2
import type { Box } from "../../geometry.ts";
import { inspectFile } from "../inspect-file.ts";
import { headerField } from "./header-field.ts";
import { message, nextKey, skip, type Wire, zigzag } from "./wire.ts";

/** The key of `bbox` in the header: field 1, a message. */
const BOX = 10;

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
  return headerField(kind, BOX, (wire) => readBox(message(wire)));
}
