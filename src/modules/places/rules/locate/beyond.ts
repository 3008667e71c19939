import type { Exactness } from "./exactness.ts";
import { between, metresBetween, type Spot } from "./flat.ts";
import type { NumberLine } from "./number-line.ts";

/** What a number takes of a street's length, in metres, where nothing of the street is known: German towns have 7 to 12. */
const usualStep = 9;

/** The least that a number takes, where each block has a hundred: high numbers say that it is so. */
const blockStep = 1.3;
const longestStreet = 4000;

/** From here on, in metres, a street leads out of the town rather than around a block. */
const longStreet = 600;
const townTells = Math.log(2);

type Marks = NumberLine["marks"];

interface Guess {
  spot: Spot;
  exactness: Exactness;
  error: number;
  nearest: Marks[number] | undefined;
}

/**
 * The place of a number that has no known numbers on both sides: from the nearest known one on, at the pace of the
 * street, in the direction in which its numbers grow; else somewhere along the street.
 */
export function beyond(
  { marks, ruler, townEnd, usualError }: NumberLine,
  order: number,
  odd: boolean,
): Guess {
  const near = [...marks].sort(
    (a, b) =>
      Math.abs(a.order - order) +
      (a.odd === odd ? 0 : 1.5) -
      (Math.abs(b.order - order) + (b.odd === odd ? 0 : 1.5)),
  )[0];
  if (!ruler) return straightOn(marks, near, order);
  if (!near?.beside) {
    const along = unknownAlong(ruler.length, order, townEnd);
    // Numbers may after all grow from the other end, or begin in the midst of the street.
    const error = Math.max(20, Math.max(along, ruler.length - along) * 0.8);
    return { spot: ruler.at({ along, left: 0 }), exactness: "street", error, nearest: undefined };
  }
  const step = stepOf(marks, ruler.length, townEnd);
  const along = Math.min(ruler.length, Math.max(0, near.beside.along + step.metres * (order - near.order)));
  const left = near.odd === odd ? near.beside.left : -near.beside.left;
  const spot = ruler.at({ along, left: Math.max(-40, Math.min(40, left)) });
  const numbers = Math.abs(order - near.order);
  const across = near.odd === odd ? 0 : 12;
  const straight = 8 + across + Math.abs(step.metres) * numbers * (step.sure ? 0.8 : 1.2);
  // Where the numbers jump about between known ones they do so beyond them as well.
  const irregular = usualError === undefined ? 1.3 : Math.max(0.8, Math.sqrt((5 + 1.7 * usualError) / 20));
  return { spot, exactness: "nearby-number", error: straight * irregular, nearest: near };
}

/**
 * Where a number stands on a street of which no number is known. Long streets lead out of the town, and their numbers begin
 * at its end; short ones begin at either, so that in the middle nobody is far off.
 */
function unknownAlong(length: number, order: number, townEnd: NumberLine["townEnd"]): number {
  if (length < longStreet || townEnd === undefined) return length / 2;
  const fromEnd = Math.min(length, order * usualStep);
  return townEnd === "start" ? fromEnd : length - fromEnd;
}

/**
 * Where no line of the street is known it runs on straight, as its numbers do. How far off that is was fitted on houses of
 * four countries; it is no word on the house itself.
 */
function straightOn(marks: Marks, near: Marks[number] | undefined, order: number): Guess {
  const exactness = "street" as const;
  if (!near) return { spot: { x: 0, y: 0 }, exactness, error: 500, nearest: undefined };
  const numbers = order - near.order;
  if (marks.length === 1) {
    const step = Math.min(usualStep, Math.max(blockStep, longestStreet / Math.max(order, near.order)));
    return { spot: near.spot, exactness, error: 55 + Math.abs(numbers) * step, nearest: near };
  }
  const { x, y, scatter, sure } = driftOf(marks);
  const step = Math.hypot(x, y);
  // Farther on than twice what is known of it nobody knows where a street leads.
  const part = Math.min(1, (20 + 2 * extentOf(marks)) / Math.max(1, step * Math.abs(numbers)));
  return {
    spot: { x: near.spot.x + x * numbers * part, y: near.spot.y + y * numbers * part },
    exactness,
    error: 20 + 0.7 * scatter + Math.abs(numbers) * (0.8 * step + (sure ? 0 : 6)),
    nearest: near,
  };
}

/** Whither a street runs, in metres for each number, and how far from there its houses stand. */
function driftOf(marks: Marks): { x: number; y: number; scatter: number; sure: boolean } {
  const all = middleOf(marks);
  const sides = [false, true].map((odd) => middleOf(marks.filter((mark) => mark.odd === odd)));
  let spread = 0;
  const shared = { x: 0, y: 0 };
  for (const { odd, order, spot } of marks) {
    // From one side to the other leads across the street, not along it: what the sides differ by counts little.
    const side = sides[odd ? 1 : 0] ?? all;
    const from = between(side.spot, all.spot, 0.5);
    const numbers = order - (side.order + all.order) / 2;
    spread += numbers ** 2;
    shared.x += numbers * (spot.x - from.x);
    shared.y += numbers * (spot.y - from.y);
  }
  // As if two numbers eight apart stood at one place: few houses that are near each other say little.
  const drift = { x: shared.x / (spread + 32), y: shared.y / (spread + 32) };
  const squares = marks.map(({ order, spot }) => {
    const numbers = order - all.order;
    const expected = { x: all.spot.x + drift.x * numbers, y: all.spot.y + drift.y * numbers };
    return metresBetween(spot, expected) ** 2;
  });
  const scatter = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / marks.length);
  return { ...drift, scatter, sure: spread > 32 };
}

function middleOf(marks: Marks): { order: number; spot: Spot } {
  const mean = (of: (mark: Marks[number]) => number) =>
    marks.reduce((sum, mark) => sum + of(mark), 0) / Math.max(1, marks.length);
  return {
    order: mean(({ order }) => order),
    spot: { x: mean(({ spot }) => spot.x), y: mean(({ spot }) => spot.y) },
  };
}

/** How far it is across all that is known of a street, in metres. */
function extentOf(marks: Marks): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { spot } of marks) {
    west = Math.min(west, spot.x);
    south = Math.min(south, spot.y);
    east = Math.max(east, spot.x);
    north = Math.max(north, spot.y);
  }
  return Math.hypot(east - west, north - south);
}

/** How many metres along the ruler one number takes, negative where the numbers grow towards its start. */
function stepOf(
  marks: Marks,
  length: number,
  townEnd: NumberLine["townEnd"],
): { metres: number; sure: boolean } {
  const known = marks.flatMap(({ order, beside }) => (beside ? [{ order, along: beside.along }] : []));
  const n = known.length;
  const meanOrder = known.reduce((sum, mark) => sum + mark.order, 0) / n;
  const meanAlong = known.reduce((sum, mark) => sum + mark.along, 0) / n;
  const spread = known.reduce((sum, mark) => sum + (mark.order - meanOrder) ** 2, 0);
  const shared = known.reduce((sum, mark) => sum + (mark.order - meanOrder) * (mark.along - meanAlong), 0);
  const direction = directionOf(known, length, townEnd);
  // What is known of the street, held against what is usual as if that were two numbers eight apart.
  const metres = (shared + direction.metres * 32) / (spread + 32);
  return { metres: Math.sign(metres || 1) * Math.min(25, Math.max(3, Math.abs(metres))), sure: spread > 32 };
}

/** Number 1 stands at one of the ends: at the one that agrees better with the usual step. */
function directionOf(
  known: { order: number; along: number }[],
  length: number,
  townEnd: NumberLine["townEnd"],
): { metres: number } {
  const misfit = (metres: number) => Math.abs(Math.log(Math.max(1, metres) / usualStep));
  let up = 0;
  let down = 0;
  for (const { order, along } of known) {
    up += misfit(along / order);
    down += misfit((length - along) / order);
  }
  // The middle of the town tells as much as one number that stands twice as far from one end as it should.
  if (length >= longStreet && townEnd === "start") down += townTells;
  if (length >= longStreet && townEnd === "end") up += townTells;
  return { metres: up <= down ? usualStep : -usualStep };
}
