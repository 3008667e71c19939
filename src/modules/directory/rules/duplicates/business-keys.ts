import { webParts } from "../comparing/compare-web.ts";
import { addressKey, type Comparable, phoneKey } from "./business-evidence.ts";
import { nameWords } from "./name-likeness.ts";

/** Cells of at least 300 m up to 53 degrees of latitude: 0.0027 degrees north, 0.0045 degrees east. */
const cell = { lat: 0.0027, lon: 0.0045 };
/** Telling words of a name that make keys. */
const mostWords = 3;

/**
 * Keys under which the store finds entries that may be the same: two entries need to be compared only where they share one.
 * Telephone, website with path, mail, street with number, and each telling word of the names together with the place.
 * Four grids that overlap by half a cell, so that places within 130 m of each other always share a cell. Without a place
 * the word stands with the postcode.
 */
export function businessKeys(business: Comparable): string[] {
  const keys = new Set<string>();
  for (const phone of business.phones ?? []) keys.add(`phone ${phoneKey(phone)}`);
  for (const mail of business.emails ?? []) keys.add(`mail ${mail.toLowerCase()}`);
  for (const site of business.websites ?? []) {
    const parts = webParts(site);
    if (parts) keys.add(`web ${parts.host}${parts.rest}`);
  }
  const address = addressKey(business.address);
  const area = business.address?.postcode ?? business.address?.city?.toLowerCase();
  if (address && area) keys.add(`door ${area} ${address.street} ${address.number}`);
  const telling = new Set<string>();
  for (const { value, kind } of business.names)
    if (kind !== "brand" && kind !== "operator")
      for (const word of nameWords(value).telling.slice(0, mostWords)) telling.add(word.slice(0, 4));
  for (const word of telling) {
    for (const where of cellsOf(business)) keys.add(`name ${word} ${where}`);
    if (area) keys.add(`name ${word} ${area}`);
  }
  return [...keys];
}

function cellsOf({ place }: Comparable): string[] {
  if (!place) return [];
  return [0, 0.5].flatMap((north) =>
    [0, 0.5].map(
      (east) =>
        `${2 * north + east} ${Math.floor(place.lat / cell.lat + north)} ${Math.floor(place.lon / cell.lon + east)}`,
    ),
  );
}
