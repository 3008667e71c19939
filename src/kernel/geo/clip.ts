import type { Box, Position, Rings } from "./geometry.ts";

/** The part of the stretch a–b within the box (Liang and Barsky, 1984), as fractions of its length. */
function within(a: Position, b: Position, box: Box): [number, number] | undefined {
  let from = 0;
  let to = 1;
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const edges: [number, number][] = [
    [-dx, a[0] - box.west],
    [dx, box.east - a[0]],
    [-dy, a[1] - box.south],
    [dy, box.north - a[1]],
  ];
  for (const [p, q] of edges) {
    if (p === 0) {
      if (q < 0) return undefined;
    } else {
      const r = q / p;
      if (p < 0) from = Math.max(from, r);
      else to = Math.min(to, r);
    }
  }
  return from <= to ? [from, to] : undefined;
}

function along(a: Position, b: Position, part: number): Position {
  if (part === 0) return a;
  if (part === 1) return b;
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
}

/** The pieces of a line that lie within the box, in their order. */
export function clipLine(line: readonly Position[], box: Box): Position[][] {
  const pieces: Position[][] = [];
  let piece: Position[] = [];
  const close = () => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1];
    const b = line[i];
    if (!a || !b) continue;
    const part = within(a, b, box);
    if (!part) {
      close();
      continue;
    }
    if (part[0] > 0 || piece.length === 0) {
      close();
      piece = [along(a, b, part[0])];
    }
    if (part[1] > part[0]) piece.push(along(a, b, part[1]));
    if (part[1] < 1) close();
  }
  close();
  return pieces;
}

type Edge = { inside: (at: Position) => boolean; cross: (a: Position, b: Position) => Position };

function edgesOf(box: Box): Edge[] {
  const atLon =
    (lon: number) =>
    (a: Position, b: Position): Position => [lon, a[1] + ((lon - a[0]) / (b[0] - a[0])) * (b[1] - a[1])];
  const atLat =
    (lat: number) =>
    (a: Position, b: Position): Position => [a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]), lat];
  return [
    { inside: (at) => at[0] >= box.west, cross: atLon(box.west) },
    { inside: (at) => at[0] <= box.east, cross: atLon(box.east) },
    { inside: (at) => at[1] >= box.south, cross: atLat(box.south) },
    { inside: (at) => at[1] <= box.north, cross: atLat(box.north) },
  ];
}

function clipRing(ring: readonly Position[], box: Box): Position[] {
  let rest = ring.slice(0, -1);
  for (const { inside, cross } of edgesOf(box)) {
    const kept: Position[] = [];
    let before = rest[rest.length - 1];
    for (const here of rest) {
      if (before && inside(here) !== inside(before)) kept.push(cross(before, here));
      if (inside(here)) kept.push(here);
      before = here;
    }
    rest = kept;
  }
  const first = rest[0];
  return first && rest.length > 2 ? [...rest, first] : [];
}

/**
 * The polygon cut to the box (Sutherland and Hodgman, 1974); `[]` where nothing is left. A polygon that
 * falls into pieces stays one ring whose parts are joined along the edge of the box: right for drawing.
 */
export function clipPolygon(rings: Rings, box: Box): Rings {
  const [outer, ...holes] = rings;
  const cut = outer ? clipRing(outer, box) : [];
  if (cut.length === 0) return [];
  return [cut, ...holes.map((hole) => clipRing(hole, box)).filter((hole) => hole.length > 0)];
}
