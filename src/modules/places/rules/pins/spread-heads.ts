import { pictureHeight, pictureWidth } from "../picture.ts";

/** A point of a picture in its units. */
export interface Spot {
  x: number;
  y: number;
}

/** The round head of a pin, so great that its number can be read where a picture is shown 330 pixels wide. */
export const headRadius = 20;
/** How far above its place a head stands where it has room. */
export const headRise = 36;
/** Between the middles of two heads, with a little gap. */
const apart = 2 * headRadius + 3;
/** The rings around the best spot in which room is looked for: how far one lies from the next, and its spots. */
const ringStep = 7;
const ringSpots = 20;
/** So many rings are worth it to leave the points of other pins to be seen; in a crowd there is no such spot. */
const politeRings = 9;
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
  const isFree = (spot: Spot): boolean => !heads.some((other) => isNear(other, spot, apart));
  for (const [index, { x, y }] of places.entries()) {
    // A head on the point of another pin hides where that one belongs.
    const hidesNone = (spot: Spot): boolean =>
      places.every((place, other) => other === index || !isNear(place, spot, headRadius + 2));
    heads.push(roomNear(inside(x, y - headRise), isFree, hidesNone));
  }
  return heads;
}

/** `Math.hypot` would take most of the time that a page spends on its pins. */
const isNear = (a: Spot, b: Spot, least: number): boolean =>
  (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) < least * least;

/** The nearest spot that is free; one of the first rings that hides no point goes before it. */
function roomNear(best: Spot, isFree: (spot: Spot) => boolean, hidesNone: (spot: Spot) => boolean): Spot {
  let found = isFree(best) ? best : undefined;
  if (found && hidesNone(found)) return found;
  for (let ring = 1; ring <= mostRings; ring++) {
    if (found && ring > politeRings) return found;
    for (let step = 0; step < ringSpots; step++) {
      // From the top to both sides: what stands above is seen as belonging to the place.
      const turn = (step % 2 === 0 ? step : -step - 1) / 2;
      const angle = -Math.PI / 2 + (turn * 2 * Math.PI) / ringSpots;
      const spot = inside(
        best.x + ring * ringStep * Math.cos(angle),
        best.y + ring * ringStep * Math.sin(angle),
      );
      if (!isFree(spot)) continue;
      if (hidesNone(spot)) return spot;
      found ??= spot;
    }
  }
  return found ?? best;
}

/** Half the width of a stem at the middle of its head: a drop above its place, slimmer the further away that is. */
const stemHalf = 16;

/** The stem from a head to its place, as a piece of a path: wide at the head, a point at the place. */
export function stemPath(head: Spot, place: Spot): string {
  const [dx, dy] = [place.x - head.x, place.y - head.y];
  const length = Math.hypot(dx, dy) || 1;
  const half = stemHalf * Math.min(1, headRise / length);
  const [ox, oy] = [Math.round((-dy / length) * half), Math.round((dx / length) * half)];
  return `M${head.x + ox} ${head.y + oy}L${place.x} ${place.y} ${head.x - ox} ${head.y - oy}z`;
}
