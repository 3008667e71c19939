import { type Postcode, readPostcode } from "../address/postcode.ts";
import { sameTown, type TownName, townReadings } from "../address/town.ts";
import type { IndexedLocality, TownStreet } from "./indexed-street.ts";

/** What postcodes and towns the index knows. */
export interface LocalityIndex {
  byId: ReadonlyMap<number, IndexedLocality>;
  /** A postcode as it is compared; those of the index are read once. */
  postcode(text: string): Postcode;
  /** Whether there are addresses with this postcode. */
  hasPostcode(postcode: string): boolean;
  /** Whether this is the name of a town or quarter that has addresses. */
  hasTown(asked: string): boolean;
  /** Whether the street lies in this town or quarter; `quarter` where the quarter agrees as well. */
  fits(street: TownStreet, asked: string): "no" | "town" | "quarter";
  /** The localities with this postcode and in this town, as far as they are said. */
  matching(postcode: string | undefined, town: string | undefined): IndexedLocality[];
}

export function localityIndex(localities: readonly IndexedLocality[]): LocalityIndex {
  const read = new Map(localities.map(({ postcode }) => [postcode, readPostcode(postcode)]));
  const postcode = (text: string): Postcode => read.get(text) ?? readPostcode(text);
  const codes = new Set([...read.values()].map(({ code }) => code).filter((code) => code !== ""));
  const names = new Map<string, TownName[]>();
  const known = (name: string): TownName[] => {
    const found = names.get(name) ?? townReadings(name).map(({ town }) => town);
    names.set(name, found);
    return found;
  };
  const oneOf = (asked: TownName, of: readonly string[]): boolean =>
    of.some((name) => known(name).some((town) => sameTown(asked, town)));
  const fitsNames = (
    asked: string,
    cities: readonly string[],
    quarters: readonly string[],
  ): "no" | "town" | "quarter" => {
    let best: "no" | "town" | "quarter" = "no";
    for (const { town, quarter } of townReadings(asked)) {
      if (oneOf(town, cities)) {
        if (quarter === undefined || oneOf(quarter, quarters)) return quarter ? "quarter" : "town";
        best = "town";
      } else if (quarter === undefined && oneOf(town, quarters)) return "quarter";
    }
    return best;
  };
  const cities = [...new Set(localities.map(({ city }) => city).filter((city) => city !== ""))];
  const quarters = [...new Set(localities.map(({ quarter }) => quarter).filter((quarter) => quarter !== ""))];
  return {
    byId: new Map(localities.map((locality) => [locality.id, locality])),
    postcode,
    hasPostcode: (asked) => codes.has(postcode(asked).code),
    hasTown: (asked) => fitsNames(asked, cities, quarters) !== "no",
    fits: (street, asked) => fitsNames(asked, street.towns, street.quarters),
    matching(asked, town) {
      const { code } = postcode(asked ?? "");
      const inCode = localities.filter((locality) => !code || postcode(locality.postcode).code === code);
      if (!town) return inCode;
      const fit = inCode.map((locality) => ({
        locality,
        fits: fitsNames(town, [locality.city], [locality.quarter]),
      }));
      const best = fit.some(({ fits }) => fits === "quarter") ? "quarter" : "town";
      return fit.filter(({ fits }) => fits === best).map(({ locality }) => locality);
    },
  };
}
