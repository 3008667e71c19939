import type { Exactness } from "./exactness.ts";
import type { Spot } from "./flat.ts";
import type { NumberLine } from "./number-line.ts";

/** What a number takes of a street's length, in metres, where nothing of the street is known: German towns have 7 to 12. */
const usualStep = 9;

/** From here on, in metres, a street leads out of the town rather than around a block. */
const longStreet = 600;
const townTells = Math.log(2);

interface Guess {
  spot: Spot;
  exactness: Exactness;
  error: number;
  nearest: NumberLine["marks"][number] | undefined;
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
  if (!ruler) {
    const spot = near?.spot ?? { x: 0, y: 0 };
    const error = near ? 8 + Math.abs(near.order - order) * usualStep * 1.2 : 500;
    return { spot, exactness: "nearby-number", error, nearest: near };
  }
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

/** How many metres along the ruler one number takes, negative where the numbers grow towards its start. */
function stepOf(
  marks: NumberLine["marks"],
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
