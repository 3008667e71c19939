import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { HouseNumber } from "../address/house-number.ts";

/**
 * How exactly an address was placed: the house itself; between known numbers on both sides; worked out from known numbers
 * on one side, or the same number with another letter; somewhere along the street; somewhere in the town or postcode.
 */
export type Exactness = "address" | "interpolated" | "nearby-number" | "street" | "place";

/** What is asked: an address in its parts. A part that is not said is absent. */
export interface AddressQuestion {
  street?: string;
  number?: HouseNumber;
  postcode?: string;
  /** A town, or a quarter, or both: "Duisburg-Hamborn". */
  town?: string;
}

/** An address as the index knows it. */
export interface KnownAddress {
  street?: string;
  number?: string;
  postcode?: string;
  town?: string;
  quarter?: string;
}

/** What of the question did not agree with the answer, although it can hardly be another place. */
export type Doubt = "street" | "postcode" | "town";

export interface Located {
  point: Point;
  exactness: Exactness;
  /** How far off the point may be, in metres: four of five lie nearer. */
  errorMetres: number;
  address: KnownAddress;
  doubts: Doubt[];
}

/** Another place that may be meant, with the words to ask for it. */
export interface Candidate extends KnownAddress {
  point: Point;
}

export type GeocodeReason =
  /** Nothing that could be a street, postcode or town. */
  | "not-an-address"
  /** No street is called so or nearly so. */
  | "unknown-street"
  /** The index has no address with this postcode, or in this town. */
  | "unknown-postcode"
  | "unknown-town"
  /** There are such streets, but not in this postcode or town. */
  | "street-not-there"
  /** Several places may be meant. */
  | "ambiguous";

export interface GeocodeRefusal {
  reason: GeocodeReason;
  candidates: Candidate[];
}
