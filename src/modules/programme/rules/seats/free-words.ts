// SPDX-License-Identifier: EUPL-1.2
/** How many places are free, as people say it. `few` says the number, because it hurries. */
export type FreePlaces = OpenPlaces | GroupPlaces;

type OpenPlaces = { kind: "open" } | { kind: "many" } | { kind: "few"; seats: number } | { kind: "full" };

/** For nobody else than people of these groups. */
interface GroupPlaces {
  kind: "groups";
  names: string[];
}

/**
 * Free places for everybody.
 *
 * @param places null where everybody fits in
 * @param free seats that somebody new could have now
 */
export function freePlaces(places: number | null, free: number): OpenPlaces {
  if (places === null) return { kind: "open" };
  if (free <= 0) return { kind: "full" };
  return free <= Math.max(3, Math.floor(places / 5)) ? { kind: "few", seats: free } : { kind: "many" };
}
