import type { Geometry, Point } from "../geometry.ts";

/** One mapped thing, as it stands in an OpenStreetMap or GeoJSON file. */
export interface OsmThing {
  /** `node/123`, `way/1`, `relation/1`; `feature/…` for GeoJSON without an OpenStreetMap id. */
  id: string;
  tags: Record<string, string>;
  geometry: Geometry;
  /** The point that stands for the thing; within its area. */
  point: Point;
  version?: number;
  /** ISO 8601, UTC. */
  timestamp?: string;
}

/** Why an element, or one field of it, was not taken over. */
export type RejectReason =
  | "bad-json"
  | "broken-block"
  | "too-long"
  | "not-a-feature"
  | "no-id"
  | "duplicate-id"
  | "no-geometry"
  | "unknown-geometry"
  | "bad-coordinates"
  | "swapped-coordinates"
  | "too-few-points"
  | "unclosed-ring"
  | "too-deep"
  | "missing-nodes"
  | "missing-members"
  | "nested-value"
  | "bad-text";

export interface Rejected {
  /** As in `OsmThing`; where the id itself could not be read, `line/7`, `element/7` or `block/7`, counted from 1. */
  id: string;
  /** The tag's key, or `element`, `id`, `geometry`. */
  field: string;
  reason: RejectReason;
  detail?: string;
  /** True where the whole element is lost, false where only the field is. */
  whole: boolean;
}

export type ReadEvent =
  | { kind: "thing"; thing: OsmThing }
  | { kind: "rejected"; rejected: Rejected }
  | { kind: "outside"; count: number };

export interface ReadProgress {
  /** `positions`, `ways`, `missing`, `shapes` for data with references, `features` for GeoJSON. */
  phase: "positions" | "ways" | "missing" | "shapes" | "features";
  /** Bytes of the file read in this phase, and to be read in it. */
  bytesRead: number;
  bytesTotal: number;
  /** Elements seen so far; an element that several phases look at counts once. */
  elements: number;
}
