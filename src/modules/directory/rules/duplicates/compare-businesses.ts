import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Band } from "../matching/bands.ts";
import { probability } from "../matching/model.ts";
import {
  type BusinessReason,
  type Comparable,
  type Evidence,
  gatherEvidence,
  phoneKey,
} from "./business-evidence.ts";

export interface BusinessComparison {
  /** How surely both are the same, from 0 to 1. */
  score: number;
  band: Band;
  /** What speaks for it and against it, the strongest first in each. */
  reasons: BusinessReason[];
}

/** Merged without asking from here on: wrong merges cost trust, so that more is wanted than "likelier than not". */
const sameFrom = 0.9;
const askFrom = 0.15;
/** Most of what is found by one common key is not the same: odds of 1 to 64. */
const start = -6;
/** A score just below its band, for what a rule keeps out of it. */
const [atMostAsk, atMostDifferent] = [0.89, 0.1];
/** Beyond this two places are not one place badly measured. */
const farMetres = 300;
/** Beyond this a chain has its next branch, all with one name and one website: in a station, at both ends of a street. */
const nextBranchMetres = 150;

/**
 * Whether two entries of the directory are the same business. Pure and symmetric; needs no other entries. Weights are bits (log2
 * of how much likelier the fact is among the same than among neighbours and namesakes); three rules stand above them:
 *
 * - under another name it is at most a question: malls share an address and a telephone, a mother company its website;
 * - elsewhere it is another branch, at most a question where even the telephone is the same (it may have moved); some doors
 *   on it is a question, unless the address is the same, or the telephone and neither names another street;
 * - of what else agrees, address and distance count once, because one follows from the other.
 *
 * @example
 * compareBusinesses(a, b) // { score: 0.99, band: "same", reasons: [{ code: "phone-same" }, { code: "place", metres: 12 }, …] }
 */
export function compareBusinesses(a: Comparable, b: Comparable): BusinessComparison {
  const evidence = gatherEvidence(a, b);
  const said = weigh(evidence);
  const bits = said.reduce((sum, { weight }) => sum + weight, start);
  const limit = limitOf(evidence);
  const score = Math.min(limit, Math.round(probability(bits) * 1_000) / 1_000);
  const reasons = [...said]
    .sort((x, y) => Number(y.weight > 0) - Number(x.weight > 0) || Math.abs(y.weight) - Math.abs(x.weight))
    .map(({ reason }) => reason);
  return { score, band: score >= sameFrom ? "same" : score >= askFrom ? "ask" : "different", reasons };
}

/**
 * Whether two entries are different whatever their names are: far apart, with no telephone in common and not at one number of
 * one street. Cheap, for the many that a common key brings together.
 */
export function areSurelyDifferent(a: Comparable, b: Comparable): boolean {
  if (!a.place || !b.place || distanceMetres(a.place, b.place) <= farMetres) return false;
  if (a.phones?.some((phone) => b.phones?.some((other) => phoneKey(phone) === phoneKey(other)))) return false;
  const [one, other] = [a.address?.houseNumber, b.address?.houseNumber];
  return !one || !other || !Object.is(Number.parseInt(one, 10), Number.parseInt(other, 10));
}

/** The highest score that the rules allow. */
function limitOf(evidence: Evidence): number {
  const { name, phone, address, metres } = evidence;
  const elsewhere =
    metres === undefined ? address === "differs" || address === "other-number" : metres > farMetres;
  if (elsewhere && address !== "same") return phone ? atMostAsk : atMostDifferent;
  if (name !== undefined && name < 0.5)
    return phone || evidence.website === "same" || address === "same" ? atMostAsk : atMostDifferent;
  // Without a place or an address on both sides only the telephone or the mail ties a name to one door.
  if (metres === undefined && address === undefined && !phone && !evidence.mail) return atMostAsk;
  if (name === undefined) return atMostAsk;
  // With the same telephone, too, where both name a street and it is not the same: whoever moved must not lose the new one.
  if (
    metres !== undefined &&
    metres > nextBranchMetres &&
    address !== "same" &&
    (!phone || address === "differs")
  )
    return atMostAsk;
  return 1;
}

/** What the likeness of names weighs, by the first bound that it reaches. */
const nameWeights: readonly (readonly [from: number, weight: number])[] = [
  [0.95, 7],
  [0.85, 6],
  [0.7, 4],
  [0.5, 1],
  [0.3, -3],
];

interface Said {
  reason: BusinessReason;
  weight: number;
}

function weigh({ name, phone, website, mail, address, metres, category }: Evidence): Said[] {
  const said: Said[] = [];
  const say = (reason: BusinessReason, weight: number) => said.push({ reason, weight });
  if (name !== undefined) {
    const likeness = Math.round(name * 100) / 100;
    const weight = nameWeights.find(([from]) => name >= from)?.[1] ?? -6;
    say(name >= 0.5 ? { code: "name", likeness } : { code: "name-differs", likeness }, weight);
  }
  if (phone !== undefined) say({ code: phone ? "phone-same" : "phone-differs" }, phone ? 6 : -1.5);
  if (mail) say({ code: "mail-same" }, 4);
  if (website === "same") say({ code: "website-same" }, 4);
  if (website === "host") say({ code: "website-host-same" }, 1);
  if (website === "differs") say({ code: "website-differs" }, -1);
  sayWhere(say, address, metres);
  if (category === "same") say({ code: "category-same" }, 1);
  if (category === "differs") say({ code: "category-differs" }, -2);
  return said;
}

/** Address and distance follow from each other, so both together weigh as one; the one that decides carries it. */
function sayWhere(
  say: (reason: BusinessReason, weight: number) => void,
  address: Evidence["address"],
  metres: number | undefined,
): void {
  const reason: BusinessReason = { code: address === "same" ? "address-same" : "address-differs" };
  if (metres === undefined) {
    if (address !== undefined) say(reason, address === "same" ? 5 : -4);
    return;
  }
  const near = nearness(metres);
  const place: BusinessReason = { code: "place", metres: Math.round(metres) };
  if (address === undefined) say(place, near);
  else if (address === "same") {
    // Coordinates of the same door are often those of the street or the postcode.
    say(reason, near >= 0 ? 5 : 2);
    say(place, Math.sign(near));
  } else {
    // A house on a corner has two addresses, and numbers are mistyped; far apart, both say the same.
    say(reason, near > 0 ? -2 : -1);
    say(place, near > 0 ? near - 1 : near);
  }
}

const nearness = (metres: number): number =>
  metres <= 30
    ? 4
    : metres <= 100
      ? 3
      : metres <= farMetres
        ? 1
        : metres <= 1_000
          ? -3
          : metres <= 5_000
            ? -6
            : -9;
