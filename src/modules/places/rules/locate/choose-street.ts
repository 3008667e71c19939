import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Postcode } from "../address/postcode.ts";
import type { AddressQuestion, Doubt, GeocodeReason } from "./exactness.ts";
import type { TownStreet } from "./indexed-street.ts";
import type { LocalityIndex } from "./locality-index.ts";

interface Chosen {
  /** Streets that all fit; the number decides between them. */
  streets: TownStreet[];
  doubts: Doubt[];
}

/**
 * Which of the streets that are called so is meant. The town counts most, then the postcode: both are facts of which
 * people are sure. A town or postcode of the question is never passed over in favour of a namesake elsewhere.
 */
export function chooseStreets(
  { postcode, town }: AddressQuestion,
  streets: readonly TownStreet[],
  known: LocalityIndex,
): Result<Chosen, GeocodeReason> {
  if (streets.length === 0) return refuse("unknown-street");
  const inCode = postcode ? streetsIn(postcode, streets, known) : [...streets];
  if (!town) {
    if (inCode.length > 0) return ok({ streets: inCode, doubts: [] });
    return refuse(known.hasPostcode(postcode ?? "") ? "street-not-there" : "unknown-postcode");
  }
  const inTown = streets
    .map((street) => ({ street, fits: known.fits(street, town) }))
    .filter(({ fits }) => fits !== "no");
  if (inTown.length === 0) {
    if (known.hasTown(town)) return refuse("street-not-there");
    // "47166 Hamborn": the postcode says where, under a name of the town that the index does not know.
    return postcode && inCode.length > 0 ? ok({ streets: inCode, doubts: ["town"] }) : refuse("unknown-town");
  }
  const both = inTown.filter(({ street }) => inCode.includes(street));
  if (postcode && both.length === 0) {
    // A wrong postcode is forgiven where the town has one such street only.
    return inTown.length === 1
      ? ok({ streets: inTown.map(({ street }) => street), doubts: ["postcode"] })
      : refuse("street-not-there");
  }
  const inQuarter = both.filter(({ fits }) => fits === "quarter");
  return ok({ streets: (inQuarter.length > 0 ? inQuarter : both).map(({ street }) => street), doubts: [] });
}

/** The streets with this postcode; of one that means no more than a block, and is not known, those in its district. */
function streetsIn(postcode: string, streets: readonly TownStreet[], known: LocalityIndex): TownStreet[] {
  const asked = known.postcode(postcode);
  const having = (part: keyof Postcode) =>
    streets.filter((street) => street.postcodes.some((code) => known.postcode(code)[part] === asked[part]));
  const exact = having("code");
  return exact.length > 0 ? exact : having("area");
}
