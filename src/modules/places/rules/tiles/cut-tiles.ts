import { GeoJSONVT } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import { growBox, metresAcross } from "../../../../kernel/geo/box.ts";
import { clipLine, clipPolygon } from "../../../../kernel/geo/clip.ts";
import type { Box, Geometry } from "../../../../kernel/geo/geometry.ts";
import { partsOf } from "../../../../kernel/geo/parts.ts";
import type { BaseKind } from "../base-feature.ts";
import { boxOfTile, mostZoom, type TileName, tilesWithin } from "./tile-grid.ts";

export interface Cuttable {
  kind: BaseKind;
  rank: number;
  name: string | null;
  names?: Record<string, string> | null;
  geometry: Geometry;
}

export interface CutTile extends TileName {
  /** A Mapbox vector tile (specification 2.1), not compressed. */
  body: Uint8Array;
}

/** How much detail a zoom shows: what would be smaller than a dot only weighs. */
export const rankAt = (z: number): 1 | 2 | 3 | 4 => (z < 12 ? 1 : z < 13 ? 2 : z < 15 ? 3 : 4);

/** Woods and works are seen from farther away than their rank in a picture says. */
const seenFrom: Partial<Record<BaseKind, number>> = { green: 10, industry: 11, place: 8 };

const namedFrom: Partial<Record<BaseKind, number>> = {
  street: 13,
  river: 12,
  water: 13,
  green: 14,
  place: 8,
};

function shownAt({ kind, rank }: Cuttable, z: number): boolean {
  const from = seenFrom[kind];
  // The names of villages come at zoom 10, those of neighbourhoods at 12.
  if (kind === "place") return z >= 8 + (rank - 1) * 2;
  return from === undefined ? rank <= rankAt(z) : z >= from;
}

type Tags = Record<string, string | number>;

function tagsOf({ kind, rank, name, names }: Cuttable): Tags {
  const tags: Tags = { kind, rank };
  if (name && namedFrom[kind] !== undefined) tags.name = name;
  for (const [language, own] of Object.entries(names ?? {})) tags[`name_${language}`] = own;
  return tags;
}

/** The feature's parts within the box, each kind of part as one shape, so that a forest of a whole county stays small. */
function* shapesIn(geometry: Geometry, within: Box): Generator<Geometry> {
  const { points, lines, polygons } = partsOf(geometry);
  for (const coordinates of points) yield { type: "Point", coordinates };
  const pieces = lines.flatMap((line) => clipLine(line, within));
  if (pieces.length > 0) yield { type: "MultiLineString", coordinates: pieces };
  const cut = polygons.map((rings) => clipPolygon(rings, within)).filter((rings) => rings.length > 0);
  if (cut.length > 0) yield { type: "MultiPolygon", coordinates: cut };
}

/**
 * Cuts the tiles of some zooms within one tile from all that touches it. Empty ones are left out; in each the kinds are
 * layers, whose features have a `rank`, and a `name` from the zoom on where it is written.
 */
export function* cutTiles(features: Cuttable[], outer: TileName, zooms: number[]): Generator<CutTile> {
  const box = boxOfTile(outer);
  const within = growBox(box, metresAcross(box) / 32);
  for (const z of zooms) {
    const shown = features.filter((feature) => shownAt(feature, z));
    if (shown.length === 0) continue;
    const collection = {
      type: "FeatureCollection" as const,
      features: shown.flatMap((feature) => {
        const properties = tagsOf(feature);
        if (z < (namedFrom[feature.kind] ?? 99)) delete properties.name;
        return [...shapesIn(feature.geometry, within)].map((geometry) => ({
          type: "Feature" as const,
          properties,
          geometry,
        }));
      }),
    };
    // At the last zoom nothing is left out, since it is enlarged.
    const options = {
      maxZoom: z,
      indexMaxZoom: 0,
      tolerance: z === mostZoom ? 2 : 5,
      extent: 4096,
      buffer: 96,
    };
    const index = new GeoJSONVT(collection, options);
    for (const name of tilesWithin(outer, z)) {
      const tile = index.getTile(name.z, name.x, name.y);
      if (tile && tile.features.length > 0) yield { ...name, body: encode(tile) };
    }
  }
}

type Cut = NonNullable<ReturnType<GeoJSONVT["getTile"]>>;

function encode(tile: Cut): Uint8Array {
  const layers: Record<string, Cut> = {};
  for (const feature of tile.features) {
    const { kind, ...tags } = feature.tags ?? {};
    const name = String(kind);
    const layer = layers[name] ?? { ...tile, features: [] };
    layers[name] = layer;
    layer.features.push({ ...feature, tags } as Cut["features"][number]);
  }
  return fromGeojsonVt(layers, { version: 2, extent: 4096 });
}
