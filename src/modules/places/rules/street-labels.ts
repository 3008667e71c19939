import { partsOf } from "../../../kernel/geo/parts.ts";
import type { Drawable } from "./draw-base.ts";
import { inPicture, type Picture, pictureHeight, pictureWidth } from "./picture.ts";

interface Label {
  name: string;
  x: number;
  y: number;
  angle: number;
  length: number;
  rank: number;
}

const most = 10;
/** Pictures are mostly shown half as wide as they are drawn: these letters then are as high as those of a small print. */
const size = 22;
/** About half the height of a letter is its width. */
const lengthOf = (name: string): number => name.length * size * 0.56;

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** The longest straight piece of each named street or river that has room for its name. */
function candidates(features: Drawable[], picture: Picture): Label[] {
  const best = new Map<string, Label>();
  for (const { name, kind, rank, geometry } of features) {
    if (!name || (kind !== "street" && kind !== "river")) continue;
    for (const line of partsOf(geometry).lines) {
      for (let end = 1; end < line.length; end++) {
        // From every point some steps back: gently bent streets have room as well.
        const start = Math.max(0, end - 3);
        const [a, b] = [line[start], line[end]];
        if (!a || !b) continue;
        const from = inPicture({ lon: a[0], lat: a[1] }, picture);
        const to = inPicture({ lon: b[0], lat: b[1] }, picture);
        const length = Math.hypot(to.x - from.x, to.y - from.y);
        if (length <= (best.get(name)?.length ?? 0) || length < lengthOf(name)) continue;
        const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
        // Never upside down.
        const upright = angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle;
        best.set(name, {
          name,
          rank,
          length,
          angle: Math.round(upright),
          x: Math.round((from.x + to.x) / 2),
          y: Math.round((from.y + to.y) / 2),
        });
      }
    }
  }
  return [...best.values()];
}

/** The names of the most important streets and rivers, each once, where they do not cover each other. */
export function streetLabels(features: Drawable[], picture: Picture, colour: string, halo: string): string {
  const placed: Label[] = [];
  const inside = candidates(features, picture).filter(
    ({ x, y, name }) =>
      x > lengthOf(name) / 2 && x < pictureWidth - lengthOf(name) / 2 && y > size && y < pictureHeight - size,
  );
  for (const label of inside.sort((a, b) => a.rank - b.rank || b.length - a.length)) {
    const free = placed.every(
      (other) =>
        Math.hypot(other.x - label.x, other.y - label.y) >
        (lengthOf(other.name) + lengthOf(label.name)) / 2.4,
    );
    if (free) placed.push(label);
    if (placed.length === most) break;
  }
  if (placed.length === 0) return "";
  const texts = placed.map(
    ({ name, x, y, angle }) =>
      `<text x="${x}" y="${y}" dy="7" transform="rotate(${angle} ${x} ${y})">${escapeXml(name)}</text>`,
  );
  return `<g font-family="Rubik,Fira Sans,Noto Sans,sans-serif" font-size="${size}" text-anchor="middle" fill="${colour}" stroke="${halo}" stroke-width="5" stroke-linejoin="round" paint-order="stroke">${texts.join("")}</g>`;
}
