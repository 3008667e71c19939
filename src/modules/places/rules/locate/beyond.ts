import type { Exactness } from "./exactness.ts";
import type { Spot } from "./flat.ts";
import type { NumberLine } from "./number-line.ts";

/** What a number takes of a street's length, in metres, where nothing of the street is known: German towns have 7 to 12. */
const usualStep = 9;

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
export function beyond({ marks, ruler, usualError }: NumberLine, order: number, odd: boolean): Guess {
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
    // Numbers grow from one end or the other: in the middle nobody is far off.
    return {
      spot: ruler.at({ along: ruler.length / 2, left: 0 }),
      exactness: "street",
      error: Math.max(20, (ruler.length / 2) * 0.8),
      nearest: undefined,
    };
  }
  const step = stepOf(marks, ruler.length);
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

/** How many metres along the ruler one number takes, negative where the numbers grow towards its start. */
function stepOf(marks: NumberLine["marks"], length: number): { metres: number; sure: boolean } {
  const known = marks.flatMap(({ order, beside }) => (beside ? [{ order, along: beside.along }] : []));
  const n = known.length;
  const meanOrder = known.reduce((sum, mark) => sum + mark.order, 0) / n;
  const meanAlong = known.reduce((sum, mark) => sum + mark.along, 0) / n;
  const spread = known.reduce((sum, mark) => sum + (mark.order - meanOrder) ** 2, 0);
  const shared = known.reduce((sum, mark) => sum + (mark.order - meanOrder) * (mark.along - meanAlong), 0);
  const direction = directionOf(known, length);
  // What is known of the street, held against what is usual as if that were two numbers eight apart.
  const metres = (shared + direction.metres * 32) / (spread + 32);
  return { metres: Math.sign(metres || 1) * Math.min(25, Math.max(3, Math.abs(metres))), sure: spread > 32 };
}

/** Number 1 stands at one of the ends: at the one that agrees better with the usual step. */
function directionOf(known: { order: number; along: number }[], length: number): { metres: number } {
  const misfit = (metres: number) => Math.abs(Math.log(Math.max(1, metres) / usualStep));
  let up = 0;
  let down = 0;
  for (const { order, along } of known) {
    up += misfit(along / order);
    down += misfit((length - along) / order);
  }
  return { metres: up <= down ? usualStep : -usualStep };
}
