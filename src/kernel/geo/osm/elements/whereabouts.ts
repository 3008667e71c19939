// SPDX-License-Identifier: EUPL-1.2
import type { Rejected } from "../osm-thing.ts";
import type { WayElement } from "./elements.ts";
import { type KeptRelation, positionIn, type Selection } from "./selection.ts";

/** Where something lies that does not reach near the box, as far as the file says. */
export type Whereabouts = "elsewhere" | "unsure" | Rejected;

const nowhere = (id: string, reason: "missing-nodes" | "missing-members" | "no-geometry"): Rejected => ({
  id,
  field: "geometry",
  reason,
  whole: true,
});

/** Of a wanted way; an unsure one is settled by `settleAstray` after the pass that fetches nodes. */
export function whereIsWay(kept: Selection, way: WayElement): Whereabouts {
  const id = `way/${way.id}`;
  if (way.center) return "elsewhere";
  const line = way.line();
  if (line) return line.some((at) => at !== undefined) ? "elsewhere" : nowhere(id, "missing-nodes");
  const refs = way.refs();
  if (refs.length === 0) return nowhere(id, "no-geometry");
  const perhaps = refs.filter((ref) => kept.nodesThere?.mayHave(ref));
  if (perhaps.length === refs.length) return "elsewhere";
  if (perhaps.length === 0) return nowhere(id, "missing-nodes");
  kept.astray.set(way.id, perhaps);
  for (const ref of perhaps) kept.missingNodes.add(ref);
  return "unsure";
}

/** Of the ways that were unsure, now that their nodes were looked for. */
export function settleAstray(kept: Selection): Whereabouts[] {
  return [...kept.astray].map(([id, refs]) =>
    refs.some((ref) => positionIn(kept, ref)) ? "elsewhere" : nowhere(`way/${id}`, "missing-nodes"),
  );
}

/** Of a wanted relation. One that is made of relations lies somewhere; nobody looks for where. */
export function whereIsRelation(kept: Selection, { id, members, center }: KeptRelation): Whereabouts {
  if (center) return "elsewhere";
  if (members.length === 0) return nowhere(`relation/${id}`, "no-geometry");
  const isThere = members.some(
    ({ type, ref, at, line }) =>
      type === "relation" ||
      at !== undefined ||
      line?.some((position) => position !== undefined) ||
      (type === "way" ? kept.courses.has(ref) : kept.nodesThere?.mayHave(ref)),
  );
  return isThere ? "elsewhere" : nowhere(`relation/${id}`, "missing-members");
}
