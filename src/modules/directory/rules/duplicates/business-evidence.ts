import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import { categoryGroup } from "../categories/groups.ts";
import { webParts } from "../comparing/compare-web.ts";
import type { Profile } from "../fields/profile.ts";
import { words } from "../search/fold.ts";
import { nameLikeness } from "./name-likeness.ts";

/** What two entries are compared by. A row of a list may lack its place. */
export type Comparable = Pick<
  Profile,
  "names" | "categories" | "address" | "phones" | "websites" | "emails"
> & {
  place?: Point;
};

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
    street: words(address.street).join(" "),
    number: address.houseNumber.toLowerCase().replace(/\s/g, ""),
  };
}

function compareAddress(a: Comparable, b: Comparable): Evidence["address"] {
  const [one, other] = [addressKey(a.address), addressKey(b.address)];
  if (!one || !other) return undefined;
  const [x, y] = [a.address?.postcode, b.address?.postcode];
  if (one.street !== other.street || (x !== undefined && y !== undefined && x !== y)) return "differs";
  return one.number === other.number ? "same" : "other-number";
}

function compareSites(a: string[] | undefined, b: string[] | undefined): Evidence["website"] {
  if (!a?.length || !b?.length) return undefined;
  const [one, other] = [a, b].map((sites) => sites.map(webParts));
  const pairs = (one ?? []).flatMap((x) => (other ?? []).map((y) => [x, y] as const));
  if (pairs.some(([x, y]) => x && y && x.host === y.host && x.rest === y.rest)) return "same";
  return pairs.some(([x, y]) => x && y && x.host === y.host) ? "host" : "differs";
}

function compareCategories(a: string[], b: string[]): Evidence["category"] {
  const [one] = a;
  const [other] = b;
  if (one === undefined || other === undefined) return undefined;
  if (a.includes(other) || b.includes(one)) return "same";
  return categoryGroup(one) === categoryGroup(other) ? "related" : "differs";
}

/** The facts that two entries are judged by. Brand and operator are no names: all branches share them. */
export function gatherEvidence(a: Comparable, b: Comparable): Evidence {
  const names = ({ names: all }: Comparable) =>
    all.filter(({ kind }) => kind !== "brand" && kind !== "operator").map(({ value }) => value);
  const likeness = names(a).flatMap((x) => names(b).map((y) => nameLikeness(x, y)));
  return {
    name: likeness.length > 0 ? Math.max(...likeness) : undefined,
    phone: inCommon(a.phones?.map(phoneKey), b.phones?.map(phoneKey)),
    website: compareSites(a.websites, b.websites),
    mail: inCommon(
      a.emails?.map((mail) => mail.toLowerCase()),
      b.emails?.map((mail) => mail.toLowerCase()),
    ),
    address: compareAddress(a, b),
    metres: a.place && b.place ? distanceMetres(a.place, b.place) : undefined,
    category: compareCategories(a.categories, b.categories),
  };
}
