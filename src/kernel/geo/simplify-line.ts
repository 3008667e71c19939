import { metresPerDegree } from "./distance.ts";
import type { Position } from "./geometry.ts";

/** Square of the distance in metres between a position and the stretch from a to b, on a local plane. */
function distanceSquared(at: Position, a: Position, b: Position): number {
  const scale = Math.cos((at[1] * Math.PI) / 180);
  const bx = (b[0] - a[0]) * scale;
  const by = b[1] - a[1];
  const px = (at[0] - a[0]) * scale;
  const py = at[1] - a[1];
  const length = bx * bx + by * by;
  const part = length > 0 ? Math.max(0, Math.min(1, (px * bx + py * by) / length)) : 0;
  const dx = px - part * bx;
  const dy = py - part * by;
  return (dx * dx + dy * dy) * metresPerDegree * metresPerDegree;
}

/**
 * Leaves out positions that lie within `metres` of the simplified line (Douglas and Peucker, 1973).
 * First and last stay, so a closed ring stays closed; with an own stack, since coastlines are long.
 */
export function simplifyLine(line: readonly Position[], metres: number): Position[] {
  if (line.length < 3 || metres <= 0) return [...line];
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const a = line[from];
    const b = line[to];
    if (!a || !b) continue;
    let farthest = -1;
    let most = metres * metres;
    for (let i = from + 1; i < to; i++) {
      const at = line[i];
      const distance = at ? distanceSquared(at, a, b) : 0;
      if (distance > most) {
        most = distance;
        farthest = i;
      }
    }
    if (farthest > 0) {
      keep[farthest] = 1;
      open.push([from, farthest], [farthest, to]);
    }
  }
  return line.filter((_, i) => keep[i] === 1);
}
