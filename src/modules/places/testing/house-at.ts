import { metresPerDegree } from "../../../kernel/geo/distance.ts";
import type { Point } from "../../../kernel/geo/geometry.ts";
import type { HouseNumber } from "../rules/address/house-number.ts";
import type { House } from "../rules/locate/indexed-street.ts";

/** A metre in degrees of latitude, so that streets to the north have round lengths. */
export const metre = 1 / metresPerDegree;

/** A house so many metres to the north and to the east of a place in Germany. */
export const houseAt = (
  number: HouseNumber,
  localityId: number,
  { lat, lon }: Point,
  north: number,
  east = 0,
): House => ({
  ...number,
  number: `${number.low}${number.suffix}`,
  localityId,
  lat: lat + north * metre,
  lon: lon + east * metre * 1.6,
});
