// SPDX-License-Identifier: EUPL-1.2
import { type Business, isVague } from "../../rules/business.ts";

/** What a map is asked for to lead people to an entry: its place, or its address where only the street is known. */
export function destination({ place, profile: { address } }: Business): string {
  if (!isVague(place) || !address?.street) return `${place.lat},${place.lon}`;
  const lines = [
    [address.street, address.houseNumber],
    [address.postcode, address.city],
  ];
  return lines
    .map((line) => line.filter(Boolean).join(" "))
    .filter(Boolean)
    .join(", ");
}

/** Opens the map of a phone (RFC 5870, with the question that phones understand). */
export const geoAddress = (business: Business): string =>
  `geo:${business.place.lat},${business.place.lon}?q=${encodeURIComponent(destination(business)).replaceAll("%2C", ",")}`;
