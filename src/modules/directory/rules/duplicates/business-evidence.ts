import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { Business } from "../business.ts";
import { categoryGroup } from "../categories/groups.ts";
import { webParts } from "../comparing/compare-web.ts";
import type { Profile } from "../fields/profile.ts";
import { foldedText } from "../search/fold.ts";
import { type NameWords, nameLikeness, nameWords } from "./name-likeness.ts";

/** What two entries are compared by. A row of a list may lack its place. */
export interface Comparable extends Pick<Profile, "names" | "categories"> {
  address?: Profile["address"] | undefined;
  phones?: string[] | undefined;
  websites?: string[] | undefined;
  emails?: string[] | undefined;
  place?: Point | undefined;
}

const compared = new WeakMap<Pick<Business, "profile" | "place">, Comparable>();

/** What of an entry is compared: the same object for the same entry, so that it is taken apart once. */
export function comparableOf(business: Pick<Business, "profile" | "place">): Comparable {
  let parts = compared.get(business);
  if (!parts) {
    const { names, categories, address, phones, websites, emails } = business.profile;
    parts = { names, categories, address, phones, websites, emails, place: business.place };
    compared.set(business, parts);
  }
  return parts;
}

/** One fact about two entries; its text is made elsewhere. */
export type BusinessReason =
  | { code: "name"; likeness: number }
  | { code: "name-differs"; likeness: number }
  | { code: "phone-same" }
  | { code: "phone-differs" }
  | { code: "website-same" }
  | { code: "website-host-same" }
  | { code: "website-differs" }
  | { code: "mail-same" }
  | { code: "address-same" }
  | { code: "address-differs" }
  | { code: "place"; metres: number }
  | { code: "category-same" }
  | { code: "category-differs" };

export interface Evidence {
  /** Likeness of the most similar names; undefined where one entry has none. */
  name: number | undefined;
  phone: boolean | undefined;
  website: "same" | "host" | "differs" | undefined;
  mail: boolean | undefined;
  address: "same" | "other-number" | "differs" | undefined;
  metres: number | undefined;
  category: "same" | "related" | "differs" | undefined;
}

/** Whether two lists have an element in common; undefined where one has none. */
function inCommon(a: string[] | undefined, b: string[] | undefined): boolean | undefined {
  if (!a?.length || !b?.length) return undefined;
  return a.some((value) => b.includes(value));
}

/** A telephone number without its extension: the house is the same. */
export const phoneKey = (phone: string): string => phone.replace(/;ext=.*$/, "");

/** Street (folded) and house number; undefined where one is missing. */
export function addressKey(address: Profile["address"]): { street: string; number: string } | undefined {
  if (!address?.street || !address.houseNumber) return undefined;
  return {
    street: foldedText(address.street),
    number: address.houseNumber.toLowerCase().replace(/\s/g, ""),
  };
}

/** An entry, taken apart once for all comparisons. */
interface Prepared {
  names: NameWords[];
  phones: string[] | undefined;
  emails: string[] | undefined;
  sites: { host: string; rest: string }[] | undefined;
  door: ReturnType<typeof addressKey>;
  postcode: string | undefined;
}

const prepared = new WeakMap<Comparable, Prepared>();

/** Takes an entry apart. Brand and operator are no names: all branches share them. */
function prepare(business: Comparable): Prepared {
  let parts = prepared.get(business);
  if (!parts) {
    const { names, phones, emails, websites, address } = business;
    parts = {
      names: names
        .filter(({ kind }) => kind !== "brand" && kind !== "operator")
        .map(({ value }) => nameWords(value)),
      phones: phones?.map(phoneKey),
      emails: emails?.map((mail) => mail.toLowerCase()),
      sites: websites?.map(webParts).filter((site) => site !== undefined),
      door: addressKey(address),
      postcode: address?.postcode,
    };
    prepared.set(business, parts);
  }
  return parts;
}

/** The words of the names by which an entry is known. */
export const ownNames = (business: Comparable): NameWords[] => prepare(business).names;

function compareAddress(
  { door: one, postcode: x }: Prepared,
  { door: other, postcode: y }: Prepared,
): Evidence["address"] {
  if (!one || !other) return undefined;
  if (one.street !== other.street || (x !== undefined && y !== undefined && x !== y)) return "differs";
  return one.number === other.number ? "same" : "other-number";
}

/** How alike the most similar names are. */
function compareNames(one: readonly NameWords[], other: readonly NameWords[]): number | undefined {
  let most: number | undefined;
  for (const x of one)
    for (const y of other) {
      const likeness = nameLikeness(x, y);
      if (most === undefined || likeness > most) most = likeness;
    }
  return most;
}

function compareSites(a: Prepared["sites"], b: Prepared["sites"]): Evidence["website"] {
  if (!a?.length || !b?.length) return undefined;
  const sameHost = a.flatMap((x) => b.filter((y) => x.host === y.host).map((y) => x.rest === y.rest));
  return sameHost.includes(true) ? "same" : sameHost.length > 0 ? "host" : "differs";
}

function compareCategories(a: string[], b: string[]): Evidence["category"] {
  const [one] = a;
  const [other] = b;
  if (one === undefined || other === undefined) return undefined;
  if (a.includes(other) || b.includes(one)) return "same";
  return categoryGroup(one) === categoryGroup(other) ? "related" : "differs";
}

/** The facts that two entries are judged by. What is taken apart is remembered as long as the object of the entry lives. */
export function gatherEvidence(a: Comparable, b: Comparable): Evidence {
  const [one, other] = [prepare(a), prepare(b)];
  return {
    name: compareNames(one.names, other.names),
    phone: inCommon(one.phones, other.phones),
    website: compareSites(one.sites, other.sites),
    mail: inCommon(one.emails, other.emails),
    address: compareAddress(one, other),
    metres: a.place && b.place ? distanceMetres(a.place, b.place) : undefined,
    category: compareCategories(a.categories, b.categories),
  };
}
