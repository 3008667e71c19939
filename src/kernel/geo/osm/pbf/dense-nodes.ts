import type { NodeElement } from "../elements/elements.ts";
import { degrees, metaOf, readDenseInfo, type Scale } from "./info.ts";
import type { Strings } from "./strings.ts";
import { message, nextKey, skip, unsigned, type Wire, WireError, zigzag } from "./wire.ts";

/** Moves behind the tags of one node (key, value, …, 0) and says whether there were any. */
function passTags(w: Wire): boolean {
  let any = false;
  while (w.pos < w.end) {
    if (unsigned(w) === 0) return any;
    unsigned(w);
    any = true;
  }
  return any;
}

function readTags(w: Wire, strings: Strings): Record<string, string> {
  const tags: Record<string, string> = {};
  while (w.pos < w.end) {
    const key = unsigned(w);
    if (key === 0) break;
    tags[strings(key)] = strings(unsigned(w));
  }
  return tags;
}

/** Reads a DenseNodes message and shows each node, always in the same object. */
export function readDenseNodes(w: Wire, strings: Strings, scale: Scale, show: (node: NodeElement) => void) {
  const none: Wire = { ...w, end: w.pos };
  let ids = none;
  let lats = none;
  let lons = none;
  let keyValues = none;
  let denseInfo = none;
  for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
    if (key === 10) ids = message(w);
    else if (key === 42) denseInfo = message(w);
    else if (key === 66) lats = message(w);
    else if (key === 74) lons = message(w);
    else if (key === 82) keyValues = message(w);
    else skip(w, key);
  }
  const info = readDenseInfo(denseInfo);
  // Without a tag in the whole block nobody asks for versions; only deletions must be seen.
  const hasInfo = denseInfo.end > denseInfo.pos || denseInfo !== none;
  let tagsFrom = 0;
  let lat = 0;
  let lon = 0;
  const node: NodeElement = {
    id: 0,
    lat: 0,
    lon: 0,
    tagged: false,
    tags: () => readTags({ ...keyValues, pos: tagsFrom }, strings),
    meta: () => metaOf(info.version, info.time, scale),
  };
  while (ids.pos < ids.end) {
    node.id += zigzag(ids);
    lat += zigzag(lats);
    lon += zigzag(lons);
    if (hasInfo) info.next();
    tagsFrom = keyValues.pos;
    node.tagged = passTags(keyValues);
    if (!info.visible) continue;
    node.lat = degrees(lat, scale.latOffset, scale);
    node.lon = degrees(lon, scale.lonOffset, scale);
    show(node);
  }
  if (lats.pos < lats.end || lons.pos < lons.end) throw new WireError("more positions than nodes");
}
