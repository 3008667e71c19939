import type { Business } from "../business.ts";
import { categoryLineage } from "../categories/categories.ts";
import { categoryGroup } from "../categories/groups.ts";
import type { Profile } from "../fields/profile.ts";
import { lexeme } from "../search/compile.ts";
import { foldedText, phoneWord, type SpelledWord, spelledWords, wordsOfEntry } from "../search/fold.ts";
import { slugOf } from "./slug.ts";

/** What a card in a list shows without asking further. */
export interface Card {
  /** The name per language of writing, where there are several. */
  names?: Record<string, string>;
  categories: string[];
  houseNumber?: string;
  postcode?: string;
  city?: string;
  phone?: string;
  website?: string;
  languages?: string[];
  wheelchair?: string;
  hours?: boolean;
  perhapsClosed?: boolean;
  /** Nobody has confirmed it for long; kept beside the column by which the lists are sorted. */
  stale?: boolean;
  photo?: CardPhoto;
}

/** The first photo of an entry, as far as a card shows it. */
export interface CardPhoto {
  id: string;
  digest: string;
}

/** A row of the public projection. */
export interface Listing {
  kind: Business["kind"];
  slug: string;
  shortId: string;
  /** Empty for a nameless business: shown by category and street, in the visitor's language. */
  name: string;
  nameFolded: string;
  /** The words of all its names, folded, a space around each: what suggestions are found by. */
  namesFolded: string;
  sortName: string;
  category: string;
  street: string | null;
  area: string | null;
  facets: string[];
  /** A `tsvector` text. */
  document: string;
  /** The words of the text and how each is written, for the vocabulary. */
  vocabulary: Map<string, string>;
  card: Card;
}

const siteMark = (siteId: string): string => `s:${siteId.slice(-12)}`;

/** The lexeme that every document of a site holds, so that one index serves all sites. */
export const siteLexeme = (siteId: string): string => lexeme(siteMark(siteId));

/** The lexeme of entries that may not be passed on as open data; it is no facet, nobody filters by it. */
export const withheldLexeme = lexeme("x:withheld");

/** The value by which a filter finds an entry: `l:tr` for "speaks Turkish". */
export type FacetKind = "k" | "g" | "c" | "a" | "l" | "w" | "p" | "t" | "d";
export const facet = (kind: FacetKind, value: string): string => `${kind}:${value}`;

function facetsOf(business: Business, areas: readonly { key: string }[]): string[] {
  const { profile } = business;
  const facets = [facet("k", business.kind)];
  for (const id of profile.categories) {
    // Who filters by restaurants wants the pizzerias too.
    for (const path of categoryLineage(id)) facets.push(facet("c", path));
    facets.push(facet("c", id), facet("g", categoryGroup(id)));
  }
  for (const { key } of areas) facets.push(facet("a", key));
  for (const language of profile.languages ?? []) facets.push(facet("l", language));
  if (profile.wheelchair) facets.push(facet("w", profile.wheelchair));
  for (const means of profile.payment ?? []) facets.push(facet("p", means));
  for (const offer of profile.training ?? []) facets.push(facet("t", offer));
  if (profile.delivery) facets.push(facet("d", "delivery"));
  if (profile.takeaway) facets.push(facet("d", "takeaway"));
  if (profile.onlineOrder) facets.push(facet("d", "online"));
  return [...new Set(facets)];
}

type Weight = "A" | "B" | "C" | "D";

/** Words by weight: A the name, B numbers and identifiers, C where it is, D what is told about it. */
function wordsOf(profile: Profile, areaNames: string[]): Map<string, { weight: Weight; spelling: string }> {
  const found = new Map<string, { weight: Weight; spelling: string }>();
  const add = (weight: Weight, list: readonly SpelledWord[]) => {
    for (const { word, spelling } of list) if (!found.has(word)) found.set(word, { weight, spelling });
  };
  for (const name of profile.names) add(name.kind === "brand" ? "B" : "A", wordsOfEntry(name.value));
  for (const phone of profile.phones ?? []) {
    const word = phoneWord(phone);
    if (word) add("B", [{ word, spelling: word }]);
  }
  const { address } = profile;
  for (const part of [
    address?.street,
    address?.houseNumber,
    address?.postcode,
    address?.city,
    address?.suburb,
    ...areaNames,
  ])
    if (part) add("C", wordsOfEntry(part));
  for (const description of Object.values(profile.descriptions ?? {}))
    add("D", spelledWords(description).slice(0, 300));
  for (const dish of profile.cuisine ?? []) add("D", wordsOfEntry(dish));
  return found;
}

function cardOf(business: Business, photo: CardPhoto | undefined): Card {
  const { profile } = business;
  const names = Object.fromEntries(
    profile.names.flatMap((name) => (name.lang ? [[name.lang, name.value]] : [])),
  );
  const { address } = profile;
  return {
    categories: profile.categories,
    ...(Object.keys(names).length > 0 && { names }),
    ...(address?.houseNumber && { houseNumber: address.houseNumber }),
    ...(address?.postcode && { postcode: address.postcode }),
    ...(address?.city && { city: address.city }),
    ...(profile.phones?.[0] && { phone: profile.phones[0] }),
    ...(profile.websites?.[0] && { website: profile.websites[0] }),
    ...(profile.languages?.length && { languages: profile.languages }),
    ...(profile.wheelchair && { wheelchair: profile.wheelchair }),
    ...(profile.openingHours && { hours: true }),
    ...(business.status === "perhaps-closed" && { perhapsClosed: true }),
    ...(photo && { photo: { id: photo.id, digest: photo.digest } }),
  };
}

/** The words of all names of an entry, folded, a space around each and two between the names. */
export function namesFolded({ names }: Pick<Profile, "names">): string {
  const folded = names.map(({ value }) => foldedText(value)).filter((name) => name !== "");
  return [...new Set(folded)].map((name) => ` ${name} `).join("");
}

/** The public projection of an entry. `areas` are those whose outlines hold it, the innermost first; `withheld` is shown, but not passed on. */
export function buildListing(
  business: Business,
  siteId: string,
  areas: readonly { key: string; name: string }[],
  withheld = false,
  photo?: CardPhoto,
): Listing {
  const { profile } = business;
  const name =
    (profile.names.find((known) => known.kind === "name" && !known.lang) ?? profile.names[0])?.value ?? "";
  const weighted = wordsOf(
    profile,
    areas.map(({ name }) => name),
  );
  const facets = facetsOf(business, areas);
  const nameFolded = foldedText(name);
  const document = [
    ...[...weighted].map(([word, { weight }]) => `${lexeme(word)}:1${weight}`),
    ...facets.map((value) => lexeme(value)),
    siteLexeme(siteId),
    ...(withheld ? [withheldLexeme] : []),
  ].join(" ");
  return {
    kind: business.kind,
    slug: slugOf(name || profile.categories[0]?.split("/").at(-1) || "", business.shortId),
    shortId: business.shortId,
    name,
    nameFolded,
    namesFolded: namesFolded(profile),
    // Nameless entries stand last.
    sortName: nameFolded || "\u{10ffff}",
    category: profile.categories[0] ?? "",
    street: profile.address?.street ?? null,
    area: areas[0]?.key ?? null,
    facets,
    document,
    vocabulary: new Map([...weighted].map(([word, { spelling }]) => [word, spelling])),
    card: cardOf(business, photo),
  };
}
