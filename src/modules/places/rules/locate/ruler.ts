import { between, metresBetween, type Spot } from "./flat.ts";

/** A place beside a line: so far along it, so far to the left (negative: right). */
export interface Beside {
  along: number;
  left: number;
}

/** A line as a ruler: places are told by how far along and how far beside it they lie. */
export interface Ruler {
  length: number;
  read(spot: Spot): Beside;
  at(beside: Beside): Spot;
}

/** The ruler along a line of at least two corners; undefined for less. */
export function rulerAlong(line: readonly Spot[]): Ruler | undefined {
  const starts: number[] = [0];
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1];
    const b = line[i];
    if (a && b) starts.push((starts[i - 1] ?? 0) + metresBetween(a, b));
  }
  const length = starts[starts.length - 1] ?? 0;
  if (!(length > 0)) return undefined;
  return {
    length,
    read: (spot) => readBeside(line, starts, spot),
    at: (beside) => spotBeside(line, starts, beside),
  };
}

function readBeside(line: readonly Spot[], starts: readonly number[], spot: Spot): Beside {
  let best = { metres: Number.POSITIVE_INFINITY, along: 0, left: 0 };
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1];
    const b = line[i];
    if (!a || !b) continue;
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const size = dx * dx + dy * dy;
    if (size === 0) continue;
    const part = Math.min(1, Math.max(0, ((spot.x - a.x) * dx + (spot.y - a.y) * dy) / size));
    const metres = metresBetween(spot, between(a, b, part));
    if (metres >= best.metres) continue;
    const side = dx * (spot.y - a.y) - dy * (spot.x - a.x);
    best = {
      metres,
      along: (starts[i - 1] ?? 0) + Math.sqrt(size) * part,
      left: side >= 0 ? metres : -metres,
    };
  }
  return { along: best.along, left: best.left };
}

function spotBeside(line: readonly Spot[], starts: readonly number[], { along, left }: Beside): Spot {
  let i = 1;
  while (i < line.length - 1 && (starts[i] ?? 0) < along) i++;
  const a = line[i - 1] ?? { x: 0, y: 0 };
  const b = line[i] ?? a;
  const size = metresBetween(a, b);
  if (size === 0) return a;
  const part = Math.min(1, Math.max(0, (along - (starts[i - 1] ?? 0)) / size));
  const on = between(a, b, part);
  return { x: on.x - ((b.y - a.y) / size) * left, y: on.y + ((b.x - a.x) / size) * left };
}
