import { palette, type Shade } from "./palette.ts";

/** A layer of the MapLibre style specification, as far as we look into it ourselves. */
export interface Layer {
  id: string;
  type: "background" | "fill" | "line" | "symbol";
  source: "ground" | "outlines" | "pins";
  [property: string]: unknown;
}

/** The names on a map: streets and rivers along their course, parks, towns and their parts, and what the page shows. */
export function labelLayers(shade: Shade, fonts: string[], language: string): Layer[] {
  const colour = palette[shade];
  const name = ["coalesce", ["get", `name_${language}`], ["get", "name"]];
  const paint = (ink: string) => ({
    "text-color": ink,
    "text-halo-color": colour.ground,
    "text-halo-width": 1.6,
    "text-halo-blur": 0.4,
  });
  const along = (id: string, layer: string, minzoom: number, ranks: number[], sizes: number[]): Layer => ({
    id,
    type: "symbol",
    source: "ground",
    "source-layer": layer,
    minzoom,
    filter: ["all", ["has", "name"], ["in", ["get", "rank"], ["literal", ranks]]],
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 320,
      "text-field": name,
      "text-font": fonts,
      "text-size": ["interpolate", ["linear"], ["zoom"], ...sizes],
      "text-max-angle": 30,
      "text-padding": 6,
    },
    paint: paint(layer === "river" ? colour.quiet : colour.label),
  });
  const place = (rank: number, maxzoom: number, sizes: number[], strong: boolean): Layer => ({
    id: `place-${rank}`,
    type: "symbol",
    source: "ground",
    "source-layer": "place",
    maxzoom,
    filter: ["==", ["get", "rank"], rank],
    layout: {
      "text-field": name,
      "text-font": fonts,
      "text-size": ["interpolate", ["linear"], ["zoom"], ...sizes],
      "text-max-width": 7,
      "text-padding": 8,
      "text-letter-spacing": language === "ar" || strong ? 0 : 0.06,
    },
    paint: { ...paint(strong ? colour.label : colour.quiet), "text-halo-width": 2 },
  });
  return [
    along("name-street-3", "street", 14.6, [3], [14, 10.5, 18, 14]),
    along("name-river", "river", 12.5, [1, 3], [12, 11, 18, 14]),
    along("name-street-1", "street", 13, [1, 2], [13, 10.5, 18, 15]),
    {
      id: "name-green",
      type: "symbol",
      source: "ground",
      "source-layer": "green",
      minzoom: 14.5,
      filter: ["has", "name"],
      layout: {
        "text-field": name,
        "text-font": fonts,
        "text-size": 11.5,
        "text-max-width": 8,
        "text-padding": 24,
      },
      paint: paint(colour.quiet),
    },
    place(3, 16, [12, 10.5, 15, 13], false),
    place(2, 16.5, [10, 11, 15, 15.5], false),
    place(1, 14, [8, 13, 13, 22], true),
    {
      id: "pin-names",
      type: "symbol",
      source: "pins",
      minzoom: 14.5,
      layout: {
        "text-field": ["get", "name"],
        "text-font": fonts,
        "text-size": 12.5,
        "text-anchor": "top",
        "text-offset": [0, 1.75],
        "text-max-width": 9,
      },
      paint: { ...paint(colour.label), "text-halo-width": 2 },
    },
    {
      // Nothing to see: keeps names from where pins stand. The topmost layer is placed first.
      id: "pin-space",
      type: "symbol",
      source: "pins",
      layout: { "icon-image": "space", "icon-allow-overlap": true, "icon-padding": 0 },
    },
  ];
}
