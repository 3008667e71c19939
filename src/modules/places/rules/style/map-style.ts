import type { Geometry } from "../../../../kernel/geo/geometry.ts";
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import { leastZoom, mostZoom } from "../tiles/tile-grid.ts";
import { type Layer, labelLayers } from "./label-layers.ts";
import { palette, type Shade } from "./palette.ts";

/** What a map of a site is drawn from. */
export interface MapGround {
  /** The address of a tile with `{z}`, `{x}`, `{y}`; undefined where the site has no tiles. */
  tiles: string | undefined;
  box: { west: number; south: number; east: number; north: number };
  /** The outlines of the areas. */
  outlines: Geometry[];
}

/** How wide a street is on the screen: zoom and pixels, one after the other. */
const streetWidths: Record<number, number[]> = {
  1: [9, 0.8, 12, 2.2, 14, 5, 16, 11, 18, 26],
  2: [11, 0.7, 13, 2.2, 14, 3.8, 16, 9, 18, 22],
  3: [12.5, 0.5, 14, 2, 16, 7, 18, 18],
  4: [14.5, 0.6, 16, 2, 18, 6],
};

const wider = (widths: number[], by: number): number[] =>
  widths.map((value, index) => (index % 2 === 0 ? value : Math.round((value + by) * 10) / 10));
const byZoom = (stops: number[]) => ["interpolate", ["exponential", 1.5], ["zoom"], ...stops];
const round = { "line-cap": "round", "line-join": "round" };

function streetLayers(shade: Shade): Layer[] {
  const colour = palette[shade];
  const line = (rank: number, part: "casing" | "street"): Layer => {
    const main = rank === 1;
    const own = main ? colour.main : colour.street;
    const edge = main ? colour.mainCasing : colour.casing;
    const widths = streetWidths[rank] ?? [];
    return {
      id: `${part}-${rank}`,
      type: "line",
      source: "ground",
      "source-layer": "street",
      filter: ["==", ["get", "rank"], rank],
      minzoom: part === "casing" ? (main ? 11 : 13) : (widths[0] ?? 0),
      layout: round,
      paint: {
        "line-color": part === "casing" ? edge : own,
        "line-width": byZoom(part === "casing" ? wider(widths, 1.6) : widths),
      },
    };
  };
  const ranks = [4, 3, 2, 1];
  return [
    ...ranks.slice(1).map((rank) => line(rank, "casing")),
    ...ranks.map((rank) => line(rank, "street")),
  ];
}

function groundLayers(shade: Shade): Layer[] {
  const colour = palette[shade];
  const area = (kind: "industry" | "green" | "water", more: object = {}): Layer => ({
    id: kind,
    type: "fill",
    source: "ground",
    "source-layer": kind,
    paint: { "fill-color": colour[kind], ...more },
  });
  return [
    area("industry"),
    area("green", { "fill-opacity": ["interpolate", ["linear"], ["zoom"], 10, 0.6, 14, 1] }),
    {
      id: "river",
      type: "line",
      source: "ground",
      "source-layer": "river",
      layout: round,
      paint: {
        "line-color": colour.river,
        "line-width": [
          "interpolate",
          ["exponential", 1.5],
          ["zoom"],
          9,
          ["case", ["==", ["get", "rank"], 1], 1.5, 0.3],
          18,
          ["case", ["==", ["get", "rank"], 1], 24, 6],
        ],
      },
    },
    area("water"),
    {
      id: "building",
      type: "fill",
      source: "ground",
      "source-layer": "building",
      minzoom: 14,
      paint: {
        "fill-color": colour.building,
        "fill-outline-color": colour.edge,
        "fill-opacity": ["interpolate", ["linear"], ["zoom"], 14.5, 0, 15.5, 1],
      },
    },
    ...streetLayers(shade),
    {
      id: "rail",
      type: "line",
      source: "ground",
      "source-layer": "rail",
      filter: ["<=", ["get", "rank"], ["case", [">=", ["zoom"], 15], 4, 1]],
      paint: { "line-color": colour.rail, "line-width": byZoom([9, 0.6, 14, 1.6, 18, 4]) },
    },
    {
      id: "rail-sleepers",
      type: "line",
      source: "ground",
      "source-layer": "rail",
      minzoom: 14,
      filter: ["==", ["get", "rank"], 1],
      paint: {
        "line-color": colour.ground,
        "line-width": byZoom([14, 0.7, 18, 2]),
        "line-dasharray": [4, 4],
      },
    },
  ];
}

const outlineLayers = (shade: Shade): Layer[] => [
  {
    id: "outline-area",
    type: "fill",
    source: "outlines",
    paint: { "fill-color": palette[shade].outline, "fill-opacity": byZoom([10, 0.07, 14, 0.02]) },
  },
  {
    id: "outline",
    type: "line",
    source: "outlines",
    layout: round,
    paint: {
      "line-color": palette[shade].outline,
      "line-width": byZoom([9, 1.2, 16, 3]),
      "line-dasharray": [0.2, 2.2],
    },
  },
];

/** The fonts of the page by the names of its stylesheet; the first one that has a letter draws it. */
export function mapFonts(locale: Locale): string[] {
  if (locale === "ar") return ["Rubik Arabic", "Rubik Cyrillic"];
  if (locale === "bg" || locale === "uk") return ["Rubik Cyrillic", "Rubik Arabic"];
  return ["Rubik", "Rubik Cyrillic", "Rubik Arabic"];
}

/**
 * How the browser draws a map (MapLibre style specification, version 8), in one shade and with names in one language.
 * It names no server of letters: these are drawn with the fonts of the page. The source `pins` is for names of what a
 * page shows; it comes empty.
 */
export function mapStyle(ground: MapGround, shade: Shade, locale: Locale): object {
  const { tiles, box, outlines } = ground;
  const code = localeFacts[locale].intl.slice(0, 2);
  const features = outlines.map((geometry) => ({ type: "Feature", properties: {}, geometry }));
  const labels = labelLayers(shade, mapFonts(locale), code);
  return {
    version: 8,
    sources: {
      ...(tiles && {
        ground: {
          type: "vector",
          tiles: [tiles],
          minzoom: leastZoom,
          maxzoom: mostZoom,
          bounds: [box.west, box.south, box.east, box.north],
        },
      }),
      outlines: { type: "geojson", data: { type: "FeatureCollection", features } },
      pins: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    layers: [
      { id: "sheet", type: "background", paint: { "background-color": palette[shade].ground } },
      ...(tiles ? groundLayers(shade) : []),
      ...outlineLayers(shade),
      ...labels.filter(({ source }) => tiles || source !== "ground"),
    ],
  };
}
