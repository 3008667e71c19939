import type { Point } from "../../../../kernel/geo/geometry.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { houseNumberText } from "../address/house-number.ts";
import { readTown } from "../address/town.ts";
import { chooseStreets } from "./choose-street.ts";
import type {
  AddressQuestion,
  Candidate,
  Doubt,
  GeocodeRefusal,
  KnownAddress,
  Located,
} from "./exactness.ts";
import type { TownStreet } from "./indexed-street.ts";
import type { LocalityIndex } from "./locality-index.ts";
import { exactHouses, lineOf, type Placed, placeNumber } from "./place-number.ts";

/** More than a handful of choices is no help. */
const mostCandidates = 8;

/**
 * Places an address on one of the streets that are called so, or says why not.
 *
 * @param alike that the streets are not called what is asked for, only nearly so.
 */
export function locate(
  question: AddressQuestion,
  streets: readonly TownStreet[],
  known: LocalityIndex,
  alike: boolean,
): Result<Located, GeocodeRefusal> {
  const chosen = chooseStreets(question, streets, known);
  if (!chosen.ok)
    return refuse({ reason: chosen.reason, candidates: candidatesOf(streets, question, known) });
  // Two slips in one address are no slips any more.
  if (alike && chosen.value.doubts.length > 0)
    return refuse({
      reason: "unknown-street",
      candidates: candidatesOf(chosen.value.streets, question, known),
    });
  const doubts: Doubt[] = [...(alike ? (["street"] as const) : []), ...chosen.value.doubts];
  const { streets: fitting } = chosen.value;
  const ambiguous = () =>
    refuse({ reason: "ambiguous" as const, candidates: candidatesOf(fitting, question, known) });
  // Namesakes in several towns: not even a number that only one of them has tells which is meant.
  if (fitting.length > 1 && new Set(fitting.map(townOf)).size > 1) return ambiguous();
  const { number } = question;
  if (!number) {
    const [only, ...others] = fitting;
    return only && others.length === 0 ? ok(answer(only, alongStreet(only), known, doubts)) : ambiguous();
  }
  const exact = fitting.flatMap((street) =>
    exactHouses(street, number).map((placed) => ({ street, placed })),
  );
  const inCode = exact.filter(
    ({ placed }) =>
      !question.postcode || postcodeOf(placed, known) === known.postcode(question.postcode).code,
  );
  const houses = inCode.length > 0 ? inCode : exact;
  const [house] = houses;
  if (house && houses.length === 1) return ok(answer(house.street, house.placed, known, doubts));
  if (houses.length > 1) return ambiguous();
  const holding = fitting.filter((street) => fitting.length === 1 || spans(street, number.low));
  const [street] = holding;
  return street && holding.length === 1
    ? ok(answer(street, placeNumber(street, number), known, doubts))
    : ambiguous();
}

/** The town of a street as it is compared: "vancouver" is "Vancouver". */
function townOf({ towns }: TownStreet): string {
  const { key, river } = readTown(towns[0] ?? "");
  return `${key}/${river}`;
}

/** Whether a number lies within those that are known of a street. */
function spans(street: TownStreet, number: number): boolean {
  const { marks } = lineOf(street);
  const first = marks[0];
  const last = marks[marks.length - 1];
  return first !== undefined && last !== undefined && first.house.low <= number && last.house.high >= number;
}

const postcodeOf = (placed: Placed, known: LocalityIndex): string =>
  known.postcode(known.byId.get(placed.localityId ?? -1)?.postcode ?? "").code;

/** The middle of a street, where no number says more. */
export function alongStreet(street: TownStreet): Placed {
  const { ruler, map, marks } = lineOf(street);
  if (ruler)
    return {
      point: map.pointOf(ruler.at({ along: ruler.length / 2, left: 0 })),
      exactness: "street",
      errorMetres: Math.round(Math.max(20, ruler.length * 0.4)),
    };
  const middle = marks[Math.floor(marks.length / 2)];
  const first = street.ways[0]?.line[0];
  const point = middle
    ? { lat: middle.house.lat, lon: middle.house.lon }
    : { lat: first?.[1] ?? 0, lon: first?.[0] ?? 0 };
  return {
    point,
    exactness: "street",
    errorMetres: 100,
    ...(middle && { localityId: middle.house.localityId }),
  };
}

function answer(street: TownStreet, placed: Placed, known: LocalityIndex, doubts: Doubt[]): Located {
  const { point, exactness, errorMetres, number } = placed;
  return { point, exactness, errorMetres, address: addressOf(street, placed, known, number), doubts };
}

function addressOf(
  street: TownStreet,
  placed: Placed,
  known: LocalityIndex,
  number: string | undefined,
): KnownAddress {
  const locality = known.byId.get(placed.localityId ?? -1);
  const postcode = locality?.postcode || (street.postcodes.length === 1 ? street.postcodes[0] : undefined);
  const town = locality?.city || street.towns[0];
  return {
    street: street.name,
    ...(number && { number }),
    ...(postcode && { postcode }),
    ...(town && { town }),
    ...(locality?.quarter && { quarter: locality.quarter }),
  };
}

/** The streets that may be meant, each with the words by which it can be asked for. */
function candidatesOf(
  streets: readonly TownStreet[],
  { number }: AddressQuestion,
  known: LocalityIndex,
): Candidate[] {
  // A street with many houses is more often meant than one with few.
  const size = (street: TownStreet): number => street.houses.length + street.ways.length;
  const largest = [...streets].sort((a, b) => size(b) - size(a)).slice(0, mostCandidates);
  const candidates = largest.flatMap((street): Candidate[] => {
    const houses = number ? exactHouses(street, number) : [];
    const places = houses.length > 0 ? houses : [number ? placeNumber(street, number) : alongStreet(street)];
    return places.map((placed) => {
      const address = addressOf(street, placed, known, number && houseNumberText(number));
      // Where a street has several postcodes the first says more than none.
      const postcode = address.postcode ?? street.postcodes[0];
      const quarter = address.quarter ?? street.quarters[0];
      return {
        ...address,
        ...(postcode && { postcode }),
        ...(quarter && { quarter }),
        point: placed.point as Point,
      };
    });
  });
  return candidates.slice(0, mostCandidates);
}
