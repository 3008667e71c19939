import type { Geometry } from "../../../kernel/geo/geometry.ts";

/** What the base map shows. */
export type BaseKind = "water" | "green" | "industry" | "building" | "rail" | "street" | "river";

export interface BaseFeature {
  /** The name of the thing in its source, such as `way/123`. */
  ref: string;
  kind: BaseKind;
  /** How far away it is still drawn: 1 in a picture of a whole town, 4 only in one of a few streets. */
  rank: 1 | 2 | 3 | 4;
  name: string | null;
  geometry: Geometry;
}

const streets: Record<string, 1 | 2 | 3 | 4> = {
  motorway: 1,
  trunk: 1,
  primary: 1,
  secondary: 2,
  tertiary: 2,
  residential: 3,
  unclassified: 3,
  pedestrian: 3,
  living_street: 3,
  road: 3,
  service: 4,
  footway: 4,
  cycleway: 4,
  path: 4,
  track: 4,
  steps: 4,
};

const green = new Set(["park", "garden", "nature_reserve", "pitch", "golf_course"]);
const greenLand = new Set([
  "grass",
  "forest",
  "meadow",
  "cemetery",
  "recreation_ground",
  "village_green",
  "allotments",
  "orchard",
  "farmland",
]);
const industryLand = new Set(["industrial", "port", "railway", "quarry", "commercial"]);

/**
 * Whether a mapped thing belongs on the base map, and as what (OpenStreetMap tags). Tunnels and proposed or razed
 * things do not show on the ground and are left out.
 */
export function baseKind(tags: Record<string, string>): { kind: BaseKind; rank: 1 | 2 | 3 | 4 } | undefined {
  const tag = (key: string): string | undefined => (Object.hasOwn(tags, key) ? tags[key] : undefined);
  if (tag("tunnel") && tag("tunnel") !== "no" && tag("tunnel") !== "building_passage") return undefined;
  if (tag("natural") === "water" || tag("landuse") === "basin" || tag("waterway") === "riverbank")
    return { kind: "water", rank: 1 };
  const waterway = tag("waterway");
  if (waterway === "river" || waterway === "canal") return { kind: "river", rank: 1 };
  if (waterway === "stream") return { kind: "river", rank: 3 };
  const railway = tag("railway");
  if (railway === "rail" || railway === "light_rail") return { kind: "rail", rank: tag("service") ? 4 : 1 };
  if (railway === "tram") return { kind: "rail", rank: 4 };
  const street = streets[(tag("highway") ?? "").replace(/_link$/, "")];
  if (street && tag("area") !== "yes") return { kind: "street", rank: street };
  if (green.has(tag("leisure") ?? "") || greenLand.has(tag("landuse") ?? "") || tag("natural") === "wood")
    return { kind: "green", rank: 2 };
  if (industryLand.has(tag("landuse") ?? "")) return { kind: "industry", rank: 2 };
  if (tag("building") && tag("building") !== "no") return { kind: "building", rank: 4 };
  return undefined;
}
