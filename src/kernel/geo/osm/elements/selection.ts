import { boxContains, growBox } from "../../box.ts";
import type { Box, Point, Position } from "../../geometry.ts";
import type { Member, Meta, WayElement } from "./elements.ts";
import { createIdFilter, type IdFilter } from "./id-filter.ts";
import { createIdList, type IdList } from "./id-list.ts";
import { createNodeStore, type NodeStore } from "./node-store.ts";

const MARGIN_METRES = 500; // so that a way which only crosses a corner of the box is noticed

export interface KeptRelation {
  id: number;
  tags: Record<string, string>;
  members: Member[];
  center: Point | undefined;
  meta: Meta;
}

/** What has been found out after each pass about what the wanted things inside the box need. */
export interface Selection {
  /** The box with its margin. */
  near: Box | undefined;
  nodesNear: NodeStore;
  /** Nodes farther away that belong to something which reaches into the box. */
  nodesBeyond: NodeStore;
  missingNodes: IdList;
  /** Wanted ways that reach near the box. */
  ways: IdList;
  /** Ways that belong to wanted relations, and their course: ids of nodes, or positions where the file has them. */
  memberWays: IdList;
  courses: Map<number, Float64Array | Position[]>;
  /** Those of the member ways that reach near the box. */
  coursesNear: Set<number>;
  relations: KeptRelation[];
  /** Which nodes the file has, wherever they lie; with a box only. */
  nodesThere: IdFilter | undefined;
  /** Wanted ways that lack nodes and have none near the box, with those that may lie elsewhere. */
  astray: Map<number, Float64Array>;
}

/** An empty selection for a box, or for the whole file. */
export function createSelection(box: Box | undefined): Selection {
  return {
    near: box && growBox(box, MARGIN_METRES),
    nodesNear: createNodeStore(),
    nodesBeyond: createNodeStore(),
    missingNodes: createIdList(),
    ways: createIdList(),
    memberWays: createIdList(),
    courses: new Map(),
    coursesNear: new Set(),
    relations: [],
    nodesThere: box && createIdFilter(),
    astray: new Map(),
  };
}

/** Where a node lies, if it was kept. */
export function positionIn(selection: Selection, id: number): Position | undefined {
  return selection.nodesNear.get(id) ?? selection.nodesBeyond.get(id);
}

function anyNear(near: Box, line: readonly (Position | undefined)[]): boolean {
  return line.some((at) => at && boxContains(near, { lat: at[1], lon: at[0] }));
}

/** Whether any part of the way is known to lie near the box. */
export function isWayNear({ near, nodesNear }: Selection, way: WayElement): boolean {
  if (!near) return true;
  const line = way.line();
  if (line?.some((at) => at !== undefined)) return anyNear(near, line);
  if (way.refs().some((ref) => nodesNear.has(ref))) return true;
  return way.center ? boxContains(near, way.center) : false;
}

/** Whether any member of the relation is known to lie near the box. */
export function isRelationNear(
  { near, nodesNear, coursesNear }: Selection,
  { members, center }: KeptRelation,
): boolean {
  if (!near || (center && boxContains(near, center))) return true;
  return members.some(({ type, ref, at, line }) => {
    if (at) return boxContains(near, at);
    if (line) return anyNear(near, line);
    return type === "way" ? coursesNear.has(ref) : type === "node" && nodesNear.has(ref);
  });
}

function needNodes({ nodesNear, missingNodes }: Selection, refs: Float64Array) {
  for (const ref of refs) if (!nodesNear.has(ref)) missingNodes.add(ref);
}

/** Notes the nodes that a way still lacks. */
export function needForWay(selection: Selection, way: WayElement) {
  if (!way.line()) needNodes(selection, way.refs());
}

/** Notes the nodes that a relation still lacks. */
export function needForRelation(selection: Selection, { members }: KeptRelation) {
  for (const { type, ref, at, line } of members) {
    const course = type === "way" && !line ? selection.courses.get(ref) : undefined;
    if (course instanceof Float64Array) needNodes(selection, course);
    if (type === "node" && !at) needNodes(selection, Float64Array.of(ref));
  }
}

/** The course of a member way, as far as its nodes are known; `undefined` where the file lacks the way. */
export function courseOf(selection: Selection, wayId: number): Position[] | undefined {
  const course = selection.courses.get(wayId);
  if (!(course instanceof Float64Array)) return course;
  const line: Position[] = [];
  for (const ref of course) {
    const at = positionIn(selection, ref);
    if (at) line.push(at);
  }
  return line;
}
