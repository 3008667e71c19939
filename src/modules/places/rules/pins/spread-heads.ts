import { pictureHeight, pictureWidth } from "../picture.ts";

/** A point of a picture in its units. */
export interface Spot {
  x: number;
  y: number;
}

/** The round head of a pin, so great that its number can be read where a picture is shown 330 pixels wide. */
export const headRadius = 20;
/** How far above its place a head stands where it has room. */
const above = 36;
/** Between the middles of two heads, with a little gap. */
const apart = 2 * headRadius + 3;
/** The rings around the best spot in which room is looked for: how far one lies from the next, and its spots. */
const ringStep = 7;
const ringSpots = 20;
/** From any corner of a picture the rings reach the opposite one. */
const mostRings = Math.ceil(Math.hypot(pictureWidth, pictureHeight) / ringStep);

const clamp = (value: number, most: number): number =>
  Math.min(Math.max(Math.round(value), headRadius + 2), most - headRadius - 2);

const inside = (x: number, y: number): Spot => ({ x: clamp(x, pictureWidth), y: clamp(y, pictureHeight) });

/**
 * Where the heads of pins stand so that none covers another: above their places, or in the nearest room beside; the
 * first of several goes first. The same places always give the same heads.
 *
 * @returns in the order of the places, whole units; where a picture is full (beyond 80 pins) heads cover others
 */
export function spreadHeads(places: readonly Spot[]): Spot[] {
  const heads: Spot[] = [];
  const isFree = ({ x, y }: Spot): boolean =>
    heads.every((other) => Math.hypot(other.x - x, other.y - y) >= apart);
  for (const { x, y } of places) heads.push(roomNear(inside(x, y - above), isFree));
  return heads;
}

function roomNear(best: Spot, isFree: (spot: Spot) => boolean): Spot {
  if (isFree(best)) return best;
  for (let ring = 1; ring <= mostRings; ring++)
    for (let step = 0; step < ringSpots; step++) {
      // From the top to both sides: what stands above is seen as belonging to the place.
      const turn = (step % 2 === 0 ? step : -step - 1) / 2;
      const angle = -Math.PI / 2 + (turn * 2 * Math.PI) / ringSpots;
      const spot = inside(
        best.x + ring * ringStep * Math.cos(angle),
        best.y + ring * ringStep * Math.sin(angle),
      );
      if (isFree(spot)) return spot;
    }
  return best;
}

/** Half the width of a stem where it leaves its head. */
const stemHalf = 9;

/** The stem from a head to its place, as a piece of a path: wide at the head, a point at the place. */
export function stemPath(head: Spot, place: Spot): string {
  const [dx, dy] = [place.x - head.x, place.y - head.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ox, oy] = [Math.round((-dy / length) * stemHalf), Math.round((dx / length) * stemHalf)];
  return `M${head.x + ox} ${head.y + oy}L${place.x} ${place.y} ${head.x - ox} ${head.y - oy}z`;
}
