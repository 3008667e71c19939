import { ringArea } from "../../centroid.ts";
import type { Position, Rings } from "../../geometry.ts";
import { pointInRing } from "../../inside.ts";

function keyOf(at: Position): string {
  return `${at[0]},${at[1]}`;
}

/** The lines joined at their ends: rings where they close, and what stays open. */
export function joinRings(lines: readonly Position[][]): { rings: Position[][]; open: Position[][] } {
  const rings: Position[][] = [];
  const open: Position[][] = [];
  const ends = new Map<string, Set<Position[]>>();
  const note = (at: Position | undefined, line: Position[]) => {
    if (!at) return;
    const key = keyOf(at);
    const there = ends.get(key);
    if (there) there.add(line);
    else ends.set(key, new Set([line]));
  };
  const loose = new Set<Position[]>();
  for (const line of lines) {
    const first = line[0];
    const last = line[line.length - 1];
    if (!first || !last || line.length < 2) continue;
    if (keyOf(first) === keyOf(last)) {
      if (line.length > 3) rings.push(line);
      continue;
    }
    loose.add(line);
    note(first, line);
    note(last, line);
  }

  /** The next unused line at this end; one that leads back to the start is taken first. */
  function nextAt(key: string, home: string): Position[] | undefined {
    let found: Position[] | undefined;
    for (const line of ends.get(key) ?? []) {
      const first = line[0];
      const last = line[line.length - 1];
      found = line;
      if (first && last && (keyOf(first) === home || keyOf(last) === home)) break;
    }
    return found;
  }
  function use(line: Position[]) {
    loose.delete(line);
    for (const end of [line[0], line[line.length - 1]]) if (end) ends.get(keyOf(end))?.delete(line);
  }

  for (const start of loose) {
    use(start);
    const path = [...start];
    const home = keyOf(path[0] ?? [0, 0]);
    for (;;) {
      const end = keyOf(path[path.length - 1] ?? [0, 0]);
      if (end === home) break;
      const next = nextAt(end, home);
      if (!next) break;
      use(next);
      const forward = keyOf(next[0] ?? [0, 0]) === end;
      for (let i = 1; i < next.length; i++) {
        const at = next[forward ? i : next.length - 1 - i];
        if (at) path.push(at);
      }
    }
    const closed = keyOf(path[path.length - 1] ?? [0, 0]) === home;
    if (closed && path.length > 3) rings.push(path);
    else open.push(path);
  }
  return { rings, open };
}

/** Puts each inner ring into the smallest outer one around it; one that lies in none is left aside. */
export function nestRings(outers: readonly Position[][], inners: readonly Position[][]): Rings[] {
  const polygons = outers.map((ring) => ({ rings: [ring], area: ringArea(ring) }));
  polygons.sort((a, b) => a.area - b.area);
  for (const inner of inners) {
    // A hole may touch the outer ring in a vertex, so the middle of its first edge decides.
    const [a, b] = inner;
    if (!a || !b) continue;
    const middle = { lon: (a[0] + b[0]) / 2, lat: (a[1] + b[1]) / 2 };
    const around = polygons.find(({ rings }) => rings[0] && pointInRing(middle, rings[0]));
    around?.rings.push(inner);
  }
  return polygons.map(({ rings }) => rings);
}
