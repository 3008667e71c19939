import type { Geometry } from "../../../kernel/geo/geometry.ts";
import { localeFacts, locales } from "../../../kernel/i18n/locales.ts";

/** What the base map draws as lines and areas. */
export type GroundKind = "water" | "green" | "industry" | "building" | "rail" | "street" | "river";
/** And what it only writes a name for: towns and their parts. */
export type BaseKind = GroundKind | "place";

export interface BaseFeature {
  /** The name of the thing in its source, such as `way/123`. */
  ref: string;
  kind: BaseKind;
  /** How far away it is still drawn: 1 in a picture of a whole town, 4 only in one of a few streets. */
  rank: 1 | 2 | 3 | 4;
  name: string | null;
  /** The name in the languages of the pages, by their code, where it differs; only of places. */
  names?: Record<string, string>;
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

/** From how far away the name of a town, or of a part of one, is still read. */
const placeRanks: Record<string, 1 | 2 | 3> = {
  city: 1,
  town: 1,
  borough: 2,
  suburb: 2,
  village: 2,
  quarter: 3,
  neighbourhood: 3,
  hamlet: 3,
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
  const place = tag("name") ? placeRanks[tag("place") ?? ""] : undefined;
  return place && { kind: "place", rank: place };
}

/** The codes of languages that a name may be asked for in. */
const languages = [...new Set(locales.map((locale) => localeFacts[locale].intl.slice(0, 2)))];

/** What the base map takes from a mapped thing; undefined where that is nothing. */
export function baseFeatureOf(thing: {
  id: string;
  tags: Record<string, string>;
  geometry: Geometry;
}): BaseFeature | undefined {
  const { id, tags, geometry } = thing;
  const base = baseKind(tags);
  // A place is a name at a point, all else a line or an area.
  if (!base || (base.kind === "place") !== (geometry.type === "Point")) return undefined;
  const name = tags.name ?? null;
  const feature: BaseFeature = { ref: id, ...base, name, geometry };
  if (base.kind !== "place") return feature;
  const names = languages.flatMap((code) => {
    const own = Object.hasOwn(tags, `name:${code}`) ? tags[`name:${code}`] : undefined;
    return own && own !== name ? [[code, own.slice(0, 100)]] : [];
  });
  return names.length > 0 ? { ...feature, names: Object.fromEntries(names) } : feature;
}
