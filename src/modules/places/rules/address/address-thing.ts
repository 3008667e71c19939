import type { Geometry, Position } from "../../../../kernel/geo/geometry.ts";
import type { OsmThing } from "../../../../kernel/geo/osm/osm-thing.ts";
import { partsOf } from "../../../../kernel/geo/parts.ts";
import { readHouseNumber } from "./house-number.ts";
import { streetKey } from "./street-key.ts";

/** Where an address lies, as a source names it; an empty text is not known. */
export interface Locality {
  postcode: string;
  city: string;
  quarter: string;
}

/** A numbered house of a street, or of a place whose houses have no street. */
export interface AddressPoint extends Locality {
  ref: string;
  key: string;
  street: string;
  number: string;
  low: number;
  high: number;
  suffix: string;
  lat: number;
  lon: number;
}

/** A stretch of a named street or square. */
export interface StreetWay extends Locality {
  ref: string;
  key: string;
  street: string;
  /** One line; a square has its outer edge. */
  line: Position[];
}

type Tags = Record<string, string>;
const said = (tags: Tags, ...keys: string[]): string => {
  for (const key of keys) {
    const text = Object.hasOwn(tags, key) ? (tags[key] ?? "").replace(/\s+/g, " ").trim() : "";
    if (text !== "" && text.length <= 120) return text;
  }
  return "";
};
const streetOf = (tags: Tags): string => said(tags, "addr:street", "addr:place", "contact:street");
const numberOf = (tags: Tags): string => said(tags, "addr:housenumber", "contact:housenumber");

/** Ways that bear a name but no addresses. */
const notStreets = new Set([
  "bus_stop",
  "platform",
  "rest_area",
  "services",
  "elevator",
  "proposed",
  "razed",
  "construction",
]);

const isStreet = (tags: Tags): boolean =>
  said(tags, "name") !== "" &&
  (said(tags, "place") === "square" ||
    (said(tags, "highway") !== "" && !notStreets.has(said(tags, "highway"))));

/** Whether the index of addresses needs a mapped thing: it has a house number and a street, or is a named street. */
export function bearsAddress(tags: Tags): boolean {
  return (numberOf(tags) !== "" && streetOf(tags) !== "") || isStreet(tags);
}

const localityOf = (tags: Tags): Locality => ({
  postcode: said(tags, "addr:postcode", "contact:postcode", "postal_code").slice(0, 12),
  city: said(tags, "addr:city", "contact:city"),
  quarter: said(tags, "addr:suburb", "addr:quarter", "addr:district"),
});

/** The address of a mapped thing (a house, a door, a business in it). */
export function addressPointOf(thing: OsmThing): AddressPoint | undefined {
  const street = streetOf(thing.tags);
  const number = numberOf(thing.tags);
  const read = readHouseNumber(number);
  const key = streetKey(street);
  if (!read || key === "") return undefined;
  return {
    ref: thing.id,
    key,
    street,
    number: number.slice(0, 40),
    ...read,
    ...localityOf(thing.tags),
    ...thing.point,
  };
}

/** The stretches of a named street or square. */
export function streetWaysOf(thing: OsmThing): StreetWay[] {
  const street = said(thing.tags, "name");
  const key = isStreet(thing.tags) ? streetKey(street) : "";
  if (key === "") return [];
  const where = localityOf(thing.tags);
  return linesOf(thing.geometry).map((line, index) => ({
    ref: index === 0 ? thing.id : `${thing.id}.${index}`,
    key,
    street,
    ...where,
    line,
  }));
}

function linesOf(geometry: Geometry): Position[][] {
  const { points, lines, polygons } = partsOf(geometry);
  return [...lines, ...polygons.flatMap(([outer]) => (outer ? [outer] : [])), ...points.map((at) => [at])];
}
