import type { Point, Position } from "../../geometry.ts";
import type { Rejected } from "../osm-thing.ts";

export type ElementType = "node" | "way" | "relation";

/** Version and time of the last change; absent where the file does not say. */
export interface Meta {
  version?: number;
  timestamp?: string;
}

/** What all elements have. The object is reused for the next element: take what you need at once. */
interface Element {
  id: number;
  /** False where there is surely no tag, so that nobody needs to ask. */
  tagged: boolean;
  tags: () => Record<string, string>;
  meta: () => Meta;
}

export interface NodeElement extends Element {
  lat: number;
  lon: number;
}

export interface WayElement extends Element {
  /** Ids of the nodes in their order. */
  refs: () => Float64Array;
  /** Positions that stand in the way itself (`out geom`), instead of at its nodes; `undefined` where cut off. */
  line: () => (Position | undefined)[] | undefined;
  /** A representative point given by the file (`out center`). */
  center?: Point | undefined;
}

export interface Member {
  type: ElementType;
  ref: number;
  role: string;
  line?: (Position | undefined)[];
  at?: Point;
}

export interface RelationElement extends Element {
  members: () => Member[];
  center?: Point | undefined;
}

/** What a pass over the file wants to see; what is not asked for is not decoded. */
export interface Visitor {
  node?: (node: NodeElement) => void;
  way?: (way: WayElement) => void;
  relation?: (relation: RelationElement) => void;
  /** Elements that cannot be read; asked for in one pass only, lest they be told twice. */
  rejected?: (rejected: Rejected) => void;
  /** Whether nodes with ids of this range are of interest; allows to leave whole blocks unread. */
  nodesBetween?: (first: number, last: number) => boolean;
}

/** A file that can be passed over several times, in the order in which it is written. */
export interface ElementSource {
  /** One pass; it stops after each piece of the file, so that the caller can hand on what it has. */
  pass: (visitor: Visitor) => AsyncGenerator<{ bytesRead: number; bytesTotal: number; elements: number }>;
}
