import { clipLine } from "../../../kernel/geo/clip.ts";
import type { Box } from "../../../kernel/geo/geometry.ts";
import { partsOf } from "../../../kernel/geo/parts.ts";
import type { Drawable } from "./draw-base.ts";
import { inPicture, type Picture, pictureHeight, pictureWidth } from "./picture.ts";
import { headRadius, headRise, type Spot } from "./pins/spread-heads.ts";

/** A name at one place of its street: its middle, and how it is turned. */
interface Label {
  name: string;
  x: number;
  y: number;
  /** Degrees; never upside down. */
  angle: number;
  /** How long the straight piece is that it stands on. */
  room: number;
}

interface Named {
  rank: number;
  /** Where it may stand, the best first. */
  labels: Label[];
}

const most = 14;
/** So many spots are tried for each name, those on the longest straight pieces. */
const mostSpots = 20;
/** In picture units. The picture of one place is some 290 pixels wide on a phone, half its units. */
const size = 22;
/** About half the height of a letter is its width. */
const lengthOf = (name: string): number => name.length * size * 0.56;

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** What a label covers, as the middles of circles of its height. */
function covers({ name, x, y, angle }: Label): Spot[] {
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const half = Math.max(0, lengthOf(name) / 2 - size / 3);
  const count = Math.max(2, Math.ceil((2 * half) / (size / 2)));
  return Array.from({ length: count + 1 }, (_, index) => {
    const along = (index / count) * 2 * half - half;
    return { x: x + dx * along, y: y + dy * along };
  });
}

const distance = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);

/** A picture of one place has its pin about here. */
const pinOfOne: Spot = { x: pictureWidth / 2, y: pictureHeight / 2 - headRise / 2 };
const underPin = (label: Label): boolean =>
  covers(label).some((spot) => distance(spot, pinOfOne) < headRise / 2 + headRadius + size);

/** What lies between two spots of the picture lies in it as well, so that the ends tell. */
function isInside({ name, x, y, angle }: Label): boolean {
  const half = lengthOf(name) / 2;
  const dx = Math.abs(Math.cos((angle * Math.PI) / 180)) * half;
  const dy = Math.abs(Math.sin((angle * Math.PI) / 180)) * half;
  const edge = size / 4;
  return x - dx >= edge && x + dx <= pictureWidth - edge && y - dy >= size && y + dy <= pictureHeight - size;
}

/** The places for a name along one stretch of its street. */
function* alongLine(name: string, line: readonly Spot[]): Generator<Label> {
  for (let end = 1; end < line.length; end++)
    // From every point one step back, and some more: gently bent streets have room as well.
    for (const start of new Set([end - 1, Math.max(0, end - 3)])) {
      const [from, to] = [line[start], line[end]];
      if (!from || !to) continue;
      const room = distance(from, to);
      if (room < lengthOf(name)) continue;
      const angle = Math.round((Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI);
      const upright = angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle;
      // In the middle, at one of the ends, or between.
      const least = Math.min(0.5, (lengthOf(name) + size) / 2 / room);
      for (const share of [0.5, least, 1 - least, 1 / 3, 2 / 3]) {
        if (Math.min(share, 1 - share) < least - 1e-9) continue;
        const x = Math.round(from.x + share * (to.x - from.x));
        const y = Math.round(from.y + share * (to.y - from.y));
        yield { name, room, angle: upright, x, y };
      }
    }
}

/** Each named street or river with the straight pieces in the picture that have room for its name. */
function candidates(features: Drawable[], picture: Picture): Named[] {
  const found = new Map<string, Named>();
  const box: Box = picture.box;
  for (const { name, kind, rank, geometry } of features) {
    if (!name || (kind !== "street" && kind !== "river")) continue;
    const labels = partsOf(geometry).lines.flatMap((line) =>
      clipLine(line, box).flatMap((piece) => [
        ...alongLine(
          name,
          piece.map(([lon, lat]) => inPicture({ lon, lat }, picture)),
        ),
      ]),
    );
    const known = found.get(name) ?? { rank, labels: [] };
    known.labels.push(...labels.filter(isInside));
    found.set(name, known);
  }
  return [...found.values()].flatMap(({ rank, labels }) => {
    labels.sort((a, b) => b.room - a.room);
    const best = labels.slice(0, mostSpots);
    const [hidden, clear] = [best.filter(underPin), best.filter((label) => !underPin(label))];
    return best.length > 0 ? [{ rank, labels: [...clear, ...hidden] }] : [];
  });
}

const farApart = (a: Label, b: Label): boolean =>
  distance(a, b) > (lengthOf(a.name) + lengthOf(b.name)) / 2 + size;

/** The names of the most important streets and rivers, each once, where they do not cover each other. */
export function placeLabels(features: Drawable[], picture: Picture): Label[] {
  const placed: { label: Label; spots: Spot[] }[] = [];
  const roomOf = ({ labels }: Named): number => labels[0]?.room ?? 0;
  for (const { labels } of candidates(features, picture).sort(
    (a, b) => a.rank - b.rank || roomOf(b) - roomOf(a),
  )) {
    const free = labels.find((label) => {
      const near = placed.filter((other) => !farApart(other.label, label));
      if (near.length === 0) return true;
      const spots = covers(label);
      return near.every((other) =>
        other.spots.every((there) => spots.every((here) => distance(here, there) > size * 1.1)),
      );
    });
    if (free) placed.push({ label: free, spots: covers(free) });
    if (placed.length === most) break;
  }
  return placed.map(({ label }) => label);
}

/** The labels of a picture as SVG. */
export function streetLabels(features: Drawable[], picture: Picture, colour: string, halo: string): string {
  const texts = placeLabels(features, picture).map(
    ({ name, x, y, angle }) =>
      `<text x="${x}" y="${y}" dy="7" transform="rotate(${angle} ${x} ${y})">${escapeXml(name)}</text>`,
  );
  return texts.length === 0
    ? ""
    : `<g font-family="Rubik,Fira Sans,Noto Sans,sans-serif" font-size="${size}" text-anchor="middle" fill="${colour}" stroke="${halo}" stroke-width="5" stroke-linejoin="round" paint-order="stroke">${texts.join("")}</g>`;
}
