import { growBox, metresAcross } from "../../../kernel/geo/box.ts";
import { clipLine, clipPolygon } from "../../../kernel/geo/clip.ts";
import type { Box, Geometry, Position } from "../../../kernel/geo/geometry.ts";
import { partsOf } from "../../../kernel/geo/parts.ts";
import { simplifyLine } from "../../../kernel/geo/simplify-line.ts";
import { escapeHtml } from "../../../kernel/ui/escape.ts";
import type { BaseKind, GroundKind } from "./base-feature.ts";
import { inPicture, type Picture, pictureHeight, pictureWidth, rankFor } from "./picture.ts";
import { streetLabels } from "./street-labels.ts";
import { palette, type Shade } from "./style/palette.ts";

export interface Drawable {
  kind: BaseKind;
  rank: number;
  name: string | null;
  geometry: Geometry;
}

/** Widths in picture units, by rank; a closer view draws wider streets. */
const widths: Record<number, number[]> = {
  1: [2.4, 0, 0, 0],
  2: [4, 2.4, 0, 0],
  3: [6, 4.6, 3, 0],
  4: [11, 9, 7, 2.5],
};

function points(line: readonly Position[], picture: Picture): { x: number; y: number }[] {
  const found: { x: number; y: number }[] = [];
  for (const [lon, lat] of line) {
    const next = inPicture({ lat, lon }, picture);
    const last = found.at(-1);
    if (!last || last.x !== next.x || last.y !== next.y) found.push(next);
  }
  return found;
}

/** A line in whole units with steps relative to the point before: a third of the length of absolute ones. */
function pathOf(line: { x: number; y: number }[], closed: boolean): string {
  const [first, ...rest] = line;
  if (!first || rest.length < (closed ? 2 : 1)) return "";
  let path = `M${first.x} ${first.y}l`;
  let before = first;
  for (const [index, next] of rest.entries()) {
    const [dx, dy] = [next.x - before.x, next.y - before.y];
    path += `${index > 0 && dx >= 0 ? " " : ""}${dx}${dy >= 0 ? " " : ""}${dy}`;
    before = next;
  }
  return closed ? `${path}z` : path;
}

function pathFor(geometry: Geometry, picture: Picture, within: Box, metres: number): string {
  const parts = partsOf(geometry);
  let path = "";
  for (const line of parts.lines)
    for (const piece of clipLine(simplifyLine(line, metres), within))
      path += pathOf(points(piece, picture), false);
  for (const rings of parts.polygons)
    for (const ring of clipPolygon(
      rings.map((one) => simplifyLine(one, metres)),
      within,
    ))
      path += pathOf(points(ring, picture), true);
  return path;
}

/**
 * The base map of a box as an SVG picture: areas, water, rails, streets and their names, then the outlines of the
 * quarters. One path per kind keeps it small; colours stand in attributes, since no style may be inline. `credit`
 * says whose data they are, wherever the picture is shown.
 */
export function drawBase(
  features: Drawable[],
  outlines: Geometry[],
  picture: Picture,
  shade: Shade,
  credit?: string,
): string {
  const colour = palette[shade];
  const rank = rankFor(picture.box);
  const width = metresAcross(picture.box);
  const metres = (width / pictureWidth) * 0.7;
  const within = growBox(picture.box, width / 40);
  const paths = new Map<string, string>();
  for (const feature of features) {
    if (feature.rank > rank || feature.kind === "place") continue;
    const key =
      feature.kind === "street" || feature.kind === "river" ? `${feature.kind}${feature.rank}` : feature.kind;
    const polygon = partsOf(feature.geometry).polygons.length > 0;
    // An area drawn as a river or street is filled like one.
    paths.set(
      polygon && key.startsWith("river") ? "water" : key,
      (paths.get(polygon && key.startsWith("river") ? "water" : key) ?? "") +
        pathFor(feature.geometry, picture, within, metres),
    );
  }
  const area = (kind: GroundKind) =>
    paths.get(kind) ? `<path fill="${colour[kind]}" fill-rule="evenodd" d="${paths.get(kind)}"/>` : "";
  const line = (key: string, stroke: string, thick: number, more = "") =>
    paths.get(key) && thick > 0
      ? `<path stroke="${stroke}" stroke-width="${thick}"${more} d="${paths.get(key)}"/>`
      : "";
  const street = (level: number) => widths[rank]?.[level - 1] ?? 0;
  const edge = outlines.map((outline) => pathFor(outline, picture, within, metres)).join("");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pictureWidth} ${pictureHeight}" width="${pictureWidth}" height="${pictureHeight}">`,
    credit ? `<desc>${escapeHtml(credit)}</desc>` : "",
    `<rect width="100%" height="100%" fill="${colour.ground}"/>`,
    area("industry"),
    area("green"),
    area("water"),
    area("building"),
    `<g fill="none" stroke-linecap="round" stroke-linejoin="round">`,
    line("river3", colour.river, 1.5),
    line("river1", colour.river, rank > 2 ? 6 : 3.5),
    ...[4, 3, 2, 1].map((level) =>
      line(`street${level}`, colour.casing, street(level) > 2.5 ? street(level) + 1.6 : 0),
    ),
    ...[4, 3, 2, 1].map((level) =>
      line(`street${level}`, level === 1 ? colour.main : colour.street, street(level)),
    ),
    line("rail", colour.rail, 1.6, ` stroke-dasharray="7 4" stroke-linecap="butt"`),
    edge ? `<path stroke="${colour.outline}" stroke-width="2.5" stroke-dasharray="1 6" d="${edge}"/>` : "",
    "</g>",
    streetLabels(
      features.filter((feature) => feature.rank <= rank),
      picture,
      colour.label,
      colour.ground,
    ),
    "</svg>",
  ].join("");
}
