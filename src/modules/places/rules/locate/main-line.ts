import { metresBetween, type Spot } from "./flat.ts";

interface Corner extends Spot {
  next: { to: number; metres: number }[];
}

const farthestGap = 800;

/**
 * The longest way along a street: its stretches, which lie in any order and may have branches, a second carriageway or
 * gaps, as one line from end to end.
 */
export function mainLine(lines: readonly (readonly Spot[])[]): Spot[] {
  const corners = cornersOf(lines);
  bridgeGaps(corners);
  const first = corners.findIndex((corner) => corner.next.length > 0);
  if (first < 0) return [];
  // The longest way in a tree: from anywhere to the farthest end, from there to the farthest again.
  const start = farthest(walk(corners, first).metres);
  const { metres, from } = walk(corners, start);
  const line: Spot[] = [];
  for (let at: number | undefined = farthest(metres); at !== undefined && at >= 0; at = from[at]) {
    const corner = corners[at];
    if (corner) line.push({ x: corner.x, y: corner.y });
  }
  return line;
}

function cornersOf(lines: readonly (readonly Spot[])[]): Corner[] {
  const corners: Corner[] = [];
  const numbers = new Map<string, number>();
  const numberOf = ({ x, y }: Spot): number => {
    const key = `${Math.round(x * 10)},${Math.round(y * 10)}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = corners.push({ x, y, next: [] }) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const a = line[i - 1];
      const b = line[i];
      if (a && b) link(corners, numberOf(a), numberOf(b));
    }
  }
  return corners;
}

function link(corners: Corner[], a: number, b: number): void {
  const from = corners[a];
  const to = corners[b];
  if (a === b || !from || !to) return;
  const metres = metresBetween(from, to);
  from.next.push({ to: b, metres });
  to.next.push({ to: a, metres });
}

/** Joins parts that do not touch at their nearest corners, the shortest gap first. */
function bridgeGaps(corners: Corner[]): void {
  for (;;) {
    const part = partsOf(corners);
    if (Math.max(-1, ...part) < 1 || corners.length > 3000) return;
    let best: { a: number; b: number; metres: number } | undefined;
    for (let a = 0; a < corners.length; a++) {
      if (part[a] !== 0) continue;
      for (let b = 0; b < corners.length; b++) {
        const from = corners[a];
        const to = corners[b];
        if (part[b] === 0 || !from || !to) continue;
        const metres = metresBetween(from, to);
        if (!best || metres < best.metres) best = { a, b, metres };
      }
    }
    if (!best || best.metres > farthestGap) return;
    link(corners, best.a, best.b);
  }
}

function partsOf(corners: readonly Corner[]): number[] {
  const part = new Array<number>(corners.length).fill(-1);
  let parts = 0;
  for (let start = 0; start < corners.length; start++) {
    if (part[start] !== -1) continue;
    const open = [start];
    part[start] = parts;
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const { to } of corners[at]?.next ?? [])
        if (part[to] === -1) {
          part[to] = parts;
          open.push(to);
        }
    parts++;
  }
  return part;
}

/** The shortest ways from a corner to all others (Moore's algorithm: streets are nearly trees, so it is quick). */
function walk(corners: readonly Corner[], start: number): { metres: number[]; from: number[] } {
  const metres = new Array<number>(corners.length).fill(Number.POSITIVE_INFINITY);
  const from = new Array<number>(corners.length).fill(-1);
  metres[start] = 0;
  const queue = [start];
  for (let i = 0; i < queue.length; i++) {
    const at = queue[i] ?? 0;
    for (const step of corners[at]?.next ?? []) {
      const total = (metres[at] ?? 0) + step.metres;
      if (total >= (metres[step.to] ?? 0) - 1e-6) continue;
      metres[step.to] = total;
      from[step.to] = at;
      queue.push(step.to);
    }
  }
  return { metres, from };
}

function farthest(metres: readonly number[]): number {
  let best = 0;
  for (let i = 0; i < metres.length; i++) {
    const far = metres[i] ?? 0;
    if (far < Number.POSITIVE_INFINITY && far > (metres[best] ?? 0)) best = i;
    if (metres[best] === Number.POSITIVE_INFINITY) best = i;
  }
  return best;
}
