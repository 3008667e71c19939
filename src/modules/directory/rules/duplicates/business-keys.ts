import { webParts } from "../comparing/compare-web.ts";
import { addressKey, type Comparable, ownNames, phoneKey } from "./business-evidence.ts";

/** Cells of at least 300 m up to 53 degrees of latitude: 0.0027 degrees north, 0.0045 degrees east. */
const cell = { lat: 0.0027, lon: 0.0045 };
/** Telling words of a name that make keys. */
const mostWords = 3;

/** What is kept for an entry, and under what it looks for others: more, because it asks in the cells around as well. */
export interface BusinessKeys {
  kept: string[];
  asked: string[];
}

/** Counts up whenever the keys of an entry become others, so that those of all entries are made anew. */
export const keysVersion = 3;

/**
 * Keys under which the store finds entries that may be the same: two entries need to be compared only where one asks under a
 * key that the other keeps. Telephone, website with path, mail, street with number, and each telling word of the names
 * together with the place: kept in its cell of the grid, asked for in the four cells around the place, so that places
 * within 130 m of each other always meet. Without a place the word stands with the postcode. Words also stand with street and
 * number alone, because postcodes are missing or wrong and doors are placed in the wrong part of a long street; a name of one
 * word also by its first and last letter, because a slip may be among those that it begins with.
 */
export function businessKeys(business: Comparable): BusinessKeys {
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
  const asked = new Set<string>();
  const { own, around } = cellsOf(business);
  for (const word of tellingStarts(business)) {
    if (own !== undefined) keys.add(`name ${word} ${own}`);
    for (const where of around) asked.add(`name ${word} ${where}`);
    if (area) keys.add(`name ${word} ${area}`);
    if (address) keys.add(`at ${word} ${address.street} ${address.number}`);
  }
  return { kept: [...keys], asked: [...new Set([...keys, ...asked])] };
}

function tellingStarts(business: Comparable): Set<string> {
  const starts = ownNames(business).flatMap(({ telling }) => [
    ...telling.slice(0, mostWords).map((word) => word.slice(0, 4)),
    ...(telling.length === 1 ? telling.filter((word) => word.length > 3).map(edges) : []),
  ]);
  return new Set(starts);
}

const edges = (word: string): string => `${word.at(0)}…${word.at(-1)}`;

/** The cell that holds the place, and the four whose middles are nearest to it. */
function cellsOf({ place }: Comparable): { own?: string; around: string[] } {
  if (!place) return { around: [] };
  const [north, east] = [place.lat / cell.lat, place.lon / cell.lon];
  const [south, west] = [Math.floor(north - 0.5), Math.floor(east - 0.5)];
  const around = [0, 1].flatMap((up) => [0, 1].map((right) => `${south + up} ${west + right}`));
  return { own: `${Math.floor(north)} ${Math.floor(east)}`, around };
}
