import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Facts } from "../business.ts";
import { parseHouseNumber } from "../fields/address.ts";
import { parseLanguage } from "../fields/language.ts";
import { legalForm, parseName } from "../fields/names.ts";
import { parsePostcode } from "../fields/postcode/postcode.ts";
import type { Address, Name } from "../fields/profile.ts";
import { readProfile } from "../fields/read-profile.ts";
import type { FieldRefusal } from "../fields/refusal.ts";
import { clean, cleanLines } from "../fields/text.ts";
import type { Edits } from "../history/edit-facts.ts";
import { readPlace } from "../open-data/to-search.ts";
import * as json from "./read-json.ts";
import { readCategories, readPaymentList, readSocialList, readTraining, readWzList } from "./read-lists.ts";

/** Reads the text of one field; an empty text takes the field out. The facts are those that it is laid over. */
export type FieldReader = (text: string, facts: Facts) => Result<Edits, FieldRefusal>;

type Removable = Exclude<keyof Facts, "names" | "categories" | "place">;

/** A field of its own: `read` makes its value. */
function field<Field extends Removable>(
  name: Field,
  read: (text: string) => Result<NonNullable<Facts[Field]>, FieldRefusal>,
): FieldReader {
  return (text) => {
    const value = text === "" ? ok(null) : read(text);
    return value.ok ? ok({ [name]: value.value }) : value;
  };
}

/** A field that an import reads in the same way, from a tag of OpenStreetMap. */
function likeTag<Field extends Removable>(name: Field, tag: string): FieldReader {
  return field(name, (text) => {
    const { profile, dropped } = readProfile({ [tag]: text });
    const [refused] = dropped;
    if (refused) return refuse(refused.reason);
    const value = profile[name as keyof typeof profile] as NonNullable<Facts[Field]> | undefined;
    // A page of a network given as a website: that is a social channel.
    return value === undefined ? refuse("not-offered") : ok(value);
  });
}

/** The usual name, or the one in a language; the other names stay. */
function nameReader(lang?: string): FieldReader {
  return (text, { names }) => {
    const others = names.filter((name) => name.kind !== "name" || name.lang !== lang);
    if (text === "") return ok({ names: others });
    const value = parseName(text);
    if (!value.ok) return value;
    const name: Name = { value: value.value, kind: "name", ...(lang !== undefined && { lang }) };
    return ok({ names: lang === undefined ? [name, ...others] : [...others, name] });
  };
}

/** The description in a language; those in others stay. */
function descriptionReader(lang = "de"): FieldReader {
  return (text, { descriptions = {} }) => {
    if (text.length > 20_000) return refuse("too-long");
    const { [lang]: _, ...others } = descriptions;
    const said = cleanLines(text);
    const all = said === "" ? others : { ...others, [lang]: said };
    return ok({ descriptions: Object.keys(all).length > 0 ? all : null });
  };
}

/** One part of the address; the others stay. */
function addressReader(
  part: keyof Address,
  read: (text: string) => Result<string, FieldRefusal>,
): FieldReader {
  return (text, { address = {} }) => {
    const { [part]: _, ...others } = address;
    if (text === "") return ok({ address: Object.keys(others).length > 0 ? others : null });
    const value = read(text);
    return value.ok ? ok({ address: { ...others, [part]: value.value } }) : value;
  };
}

/**
 * Somebody who types numbers means a German postcode: one with a digit left out is none from Austria. Whose address lies abroad
 * already keeps it there.
 */
const countryTyped = (typed: string, { address }: Facts): string =>
  /^[\d\s]+$/.test(typed) && /^(\d{5})?$/.test(address?.postcode ?? "") ? "DE" : "";

const line =
  (limit: number) =>
  (text: string): Result<string, FieldRefusal> => {
    const said = clean(text, 4 * limit);
    return said === "" ? refuse("empty") : said.length > limit ? refuse("too-long") : ok(said);
  };

const readers: Record<string, FieldReader> = {
  name: nameReader(),
  names: (text) => {
    const names = json.readNamesJson(text === "" ? "[]" : text);
    return names.ok ? ok({ names: names.value }) : names;
  },
  categories: (text) => {
    const categories = readCategories(text);
    return categories.ok ? ok({ categories: categories.value }) : categories;
  },
  place: (text) => {
    const place = /^-?[\d.]+,\s*-?[\d.]+$/.test(text) ? readPlace(text) : undefined;
    return place ? ok({ place }) : refuse("not-understood");
  },
  legalForm: field("legalForm", (text) => {
    const form = legalForm(`Betrieb ${text}`);
    return form === undefined ? refuse("not-understood") : ok(form);
  }),
  wz: field("wz", readWzList),
  address: field("address", json.readAddressJson),
  street: addressReader("street", line(200)),
  houseNumber: addressReader("houseNumber", parseHouseNumber),
  postcode: (text, facts) =>
    addressReader("postcode", (typed) => parsePostcode(typed, countryTyped(typed, facts)))(text, facts),
  city: addressReader("city", line(100)),
  suburb: addressReader("suburb", line(100)),
  extra: addressReader("extra", line(200)),
  phones: likeTag("phones", "phone"),
  emails: likeTag("emails", "email"),
  websites: likeTag("websites", "website"),
  social: field("social", readSocialList),
  openingHours: likeTag("openingHours", "opening_hours"),
  specialDays: field("specialDays", json.readSpecialDaysJson),
  languages: likeTag("languages", "languages"),
  wheelchair: likeTag("wheelchair", "wheelchair"),
  payment: field("payment", readPaymentList),
  delivery: likeTag("delivery", "delivery"),
  takeaway: likeTag("takeaway", "takeaway"),
  onlineOrder: likeTag("onlineOrder", "order:online"),
  training: field("training", readTraining),
  cuisine: likeTag("cuisine", "cuisine"),
  description: descriptionReader(),
  descriptions: field("descriptions", json.readDescriptionsJson),
  identifiers: field("identifiers", json.readIdentifiersJson),
};

/** The fields that can be set, as the help names them. */
export const settableFields: readonly string[] = Object.keys(readers);

/** What people type instead. */
const otherNames: Record<string, string> = {
  category: "categories",
  phone: "phones",
  email: "emails",
  website: "websites",
  hours: "openingHours",
  opening_hours: "openingHours",
};

/** The reader of a field; `name:tr` and `description:tr` are those in a language. Undefined where there is none. */
export function fieldReader(name: string): FieldReader | undefined {
  const known = Object.hasOwn(otherNames, name) ? otherNames[name] : name;
  if (known !== undefined && Object.hasOwn(readers, known)) return readers[known];
  const [, base, tag = ""] = /^(name|description):(.+)$/.exec(name) ?? [];
  const language = base === undefined ? undefined : parseLanguage(tag);
  if (!language?.ok) return undefined;
  return base === "name" ? nameReader(language.value) : descriptionReader(language.value);
}
