import type { Point, Position } from "../../../../kernel/geo/geometry.ts";
import type { HouseNumber } from "../address/house-number.ts";

/** A house of the index. */
export interface House extends HouseNumber {
  /** As the source writes it. */
  number: string;
  localityId: number;
  lat: number;
  lon: number;
}

export interface Stretch {
  localityId: number;
  line: Position[];
}

/** All houses and stretches of the streets that are called the same, in whatever town. */
export interface IndexedStreet {
  key: string;
  /** The spellings. */
  names: string[];
  houses: House[];
  ways: Stretch[];
}

/** Where houses lie, as the sources name it; an empty text is not known. */
export interface IndexedLocality {
  id: number;
  postcode: string;
  city: string;
  quarter: string;
}

/** One street of one town. */
export interface TownStreet {
  name: string;
  houses: House[];
  ways: Stretch[];
  /** From the most houses to the fewest. */
  postcodes: string[];
  towns: string[];
  quarters: string[];
  /** The middle of its town, where that is known: numbers begin at the end that is nearer to it. */
  centre?: Point;
}
