import { openBytes } from "../bytes.ts";
import type { ElementSource, Visitor } from "../elements/elements.ts";
import { asFileError, OsmFileError } from "../osm-file-error.ts";
import { nextBlobHeader, readBlob, unpackBlob } from "./blobs.ts";
import { type BlockContent, readBlock } from "./read-block.ts";
import { message, nextKey, skip, WireError, wireOf } from "./wire.ts";

const KNOWN_FEATURES = new Set(["OsmSchema-V0.6", "DenseNodes", "HistoricalInformation", "LocationsOnWays"]);

/** Refuses a file that demands an ability which this reader lacks, as the format asks for. */
function checkHeader(bytes: Uint8Array) {
  const w = wireOf(bytes);
  for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
    if (key !== 34) {
      skip(w, key);
      continue;
    }
    const { pos, end } = message(w);
    const feature = Buffer.from(bytes.subarray(pos, end)).toString("utf8");
    if (!KNOWN_FEATURES.has(feature)) throw new OsmFileError("unsupported", `It demands "${feature}".`);
  }
}

function needed(content: BlockContent | undefined, visitor: Visitor): boolean {
  if (!content) return true; // not seen yet, or damaged
  if (visitor.way && content.ways) return true;
  if (visitor.relation && content.relations) return true;
  if (!visitor.node || !content.nodes) return false;
  return visitor.nodesBetween?.(content.firstNode, content.lastNode) ?? true;
}

/**
 * An `.osm.pbf` file (wiki.openstreetmap.org/wiki/PBF_Format). The first pass must ask for nodes: it notes
 * what each block holds. A damaged block is told to the visitor and passed over, the rest is read.
 */
export function pbfSource(file: string, gzip: boolean, bytesTotal: number): ElementSource {
  const contents: (BlockContent | undefined)[] = [];
  let elements = 0;
  let first = true;

  /** Shows one block; damage inside is the block's own affair. */
  function show(blob: Buffer, index: number, visitor: Visitor) {
    try {
      const content = readBlock(unpackBlob(blob), visitor);
      if (first) {
        contents[index] = content;
        elements += content.elements;
      }
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      const reason = "broken-block";
      const id = `block/${index + 1}`;
      visitor.rejected?.({ id, field: "element", reason, detail: error.message, whole: true });
    }
  }

  return {
    async *pass(visitor) {
      const reader = await openBytes(file, gzip);
      let index = 0;
      try {
        for (let header = await nextBlobHeader(reader); header; header = await nextBlobHeader(reader)) {
          const isData = header.type === "OSMData";
          if (isData ? needed(contents[index], visitor) : first && header.type === "OSMHeader") {
            const blob = await readBlob(reader, header.size);
            if (isData) show(blob, index, visitor);
            else checkHeader(unpackBlob(blob));
          } else await reader.skip(header.size);
          if (isData) index++;
          yield { bytesRead: Math.min(reader.bytesRead(), bytesTotal), bytesTotal, elements };
        }
        first = false;
      } catch (error) {
        throw error instanceof WireError ? new OsmFileError("broken") : asFileError(error);
      } finally {
        await reader.close();
      }
    },
  };
}
