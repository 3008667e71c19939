import { boxContains, boxesTouch, boxOf } from "../box.ts";
import { centroid } from "../centroid.ts";
import type { Box, Geometry } from "../geometry.ts";
import type { Meta } from "./elements/elements.ts";
import type { OsmThing, ReadEvent, Rejected } from "./osm-thing.ts";
import type { Shaped } from "./shape/way-geometry.ts";

const BATCH = 500;

/** Gathers what the passes find, and gives it out in batches. */
export interface Collector {
  /** Takes a thing over, unless it lies outside the box or its id came before. */
  thing: (id: string, tags: Record<string, string>, shaped: Shaped, meta: Meta) => void;
  rejected: (rejected: Rejected) => void;
  outside: () => void;
  /** A batch if one is full. */
  full: () => ReadEvent[] | undefined;
  /** All that is left, with the count of what lay outside. */
  rest: () => ReadEvent[];
}

/** Tags that the database could not store as text are left out and told. */
function cleanTags(id: string, tags: Record<string, string>, reject: (rejected: Rejected) => void) {
  let clean = tags;
  for (const key of Object.keys(tags)) {
    if (!key.includes("\0") && !tags[key]?.includes("\0")) continue;
    if (clean === tags) clean = { ...tags };
    delete clean[key];
    const field = key.replaceAll("\0", "\u2400");
    reject({ id, field, reason: "bad-text", detail: "contains the character NUL", whole: false });
  }
  return clean;
}

/** A collector for things that touch the box (all, where there is none). */
export function createCollector(box: Box | undefined): Collector {
  let events: ReadEvent[] = [];
  let outsideCount = 0;
  const seen = new Set<string>();

  function touches(geometry: Geometry): boolean {
    if (!box) return true;
    if (geometry.type === "Point")
      return boxContains(box, { lat: geometry.coordinates[1], lon: geometry.coordinates[0] });
    const around = boxOf(geometry);
    return around !== undefined && boxesTouch(box, around);
  }
  const rejected = (one: Rejected) => {
    events.push({ kind: "rejected", rejected: one });
  };
  return {
    thing(id, tags, { geometry, fault }, meta) {
      if (geometry && !touches(geometry)) {
        outsideCount++;
        return;
      }
      if (fault) rejected({ id, field: "geometry", ...fault, whole: !geometry });
      if (!geometry) return;
      if (seen.has(id)) return rejected({ id, field: "id", reason: "duplicate-id", whole: true });
      const point = centroid(geometry);
      if (!point) return rejected({ id, field: "geometry", reason: "no-geometry", whole: true });
      seen.add(id);
      const thing: OsmThing = { id, tags: cleanTags(id, tags, rejected), geometry, point, ...meta };
      events.push({ kind: "thing", thing });
    },
    rejected,
    outside() {
      outsideCount++;
    },
    full() {
      return events.length < BATCH ? undefined : events.splice(0, BATCH);
    },
    rest() {
      const batch = events;
      events = [];
      batch.push({ kind: "outside", count: outsideCount });
      return batch;
    },
  };
}
