import { boxText } from "../../places/index.ts";
import { type AddressContext, siteAddress } from "../../quarter/index.ts";
import type { Question, QuestionParameter } from "../rules/search/question.ts";
import { questionParameters } from "../rules/search/question.ts";

/** The parts of a question that stand in an address; `undefined` takes one out. */
export type QuestionChange = Partial<Record<QuestionParameter, string | undefined>>;

type QuestionValues = Partial<Record<QuestionParameter, string>>;

/** A page has some fifty links that change the same question. */
const known = new WeakMap<Question, QuestionValues>();

/** The values of a question as they stand in an address. */
export function questionValues(asked: Question): QuestionValues {
  let values = known.get(asked);
  if (values) return values;
  const { ort, umkreis, ausschnitt, seite, ansicht: _, ...texts } = asked;
  values = {};
  for (const [name, value] of Object.entries(texts)) if (value) values[name as QuestionParameter] = value;
  // The place of an address is worked out from it each time.
  if (ort && !texts.bei) values.ort = `${ort.lat},${ort.lon}`;
  if (umkreis) values.umkreis = String(umkreis);
  if (ausschnitt) values.ausschnitt = boxText(ausschnitt);
  if (seite > 1) values.seite = String(seite);
  known.set(asked, values);
  return values;
}

/** A category's id as a part of a path: the schema's ids hold slashes. */
export const categoryPart = (id: string): string => id.replaceAll("/", ".");
export const categoryOfPart = (part: string): string => part.replaceAll(".", "/");

/**
 * As `URLSearchParams` encodes a value, at a fifth of its cost; but a comma is lawful in a query (RFC 3986, 3.4), and a
 * place stands in fifty links of a list.
 */
const encoded = (value: string): string =>
  encodeURIComponent(value.toWellFormed())
    .replaceAll("%20", "+")
    .replaceAll("%2C", ",")
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The list for a question, changed in some parts. A change leads back to the first page, unless it is one of pages.
 * The parameters always stand in the same order, so that the same question has one address.
 */
export function listAddress(context: AddressContext, asked?: Question, change: QuestionChange = {}): string {
  const values: QuestionValues = asked ? questionValues(asked) : {};
  let changed = false;
  for (const _ in change) changed = true;
  let query = "";
  for (const name of questionParameters) {
    const value = name in change ? change[name] : changed && name === "seite" ? undefined : values[name];
    if (value) query += `${query === "" ? "?" : "&"}${name}=${encoded(value)}`;
  }
  return siteAddress(context, asked?.ansicht ?? "betriebe") + query;
}

/** Where a form of this page leads that asks the question anew: the list or the map, whichever is shown. */
export const formAddress = (context: AddressContext, { ansicht }: Pick<Question, "ansicht">): string =>
  siteAddress(context, ansicht ?? "betriebe");

/** A question as it stands behind the question mark of an address. */
export const queryOf = (context: AddressContext, asked: Question): string =>
  listAddress(context, asked).split("?")[1] ?? "";

const inView = (asked: Question, ansicht?: "karte"): Question => {
  const { ansicht: _, ...rest } = asked;
  return ansicht ? { ...rest, ansicht } : rest;
};

/** The map of what a list shows. */
export const mapAddress = (context: AddressContext, asked: Question): string =>
  listAddress(context, inView(asked, "karte"));
/** The list of what a map shows. */
export const plainListAddress = (context: AddressContext, asked: Question): string =>
  listAddress(context, inView(asked));
/** What the map page asks for: its pins, and what stands where one of them was pressed. An address is a place by now. */
export const mapPartAddress = (
  context: AddressContext,
  part: "punkte" | "treffer",
  asked: Question,
): string => {
  const query = queryOf(context, { ...asked, bei: "", seite: 1 });
  return siteAddress(context, "karte", part) + (query ? `?${query}` : "");
};

export const businessAddress = (context: AddressContext, slug: string): string =>
  siteAddress(context, "betriebe", slug);
/** Where the search box asks for suggestions. The start page of a site knows the path, too. */
export const suggestionsAddress = (context: AddressContext): string => siteAddress(context, "vorschlaege");
/** The feed of what comes new into a list; of its filters the feed knows area and category. */
export const feedAddress = (context: AddressContext, { kategorie, gruppe, gebiet }: Question): string => {
  const query = new URLSearchParams(
    Object.entries({ kategorie, gruppe, gebiet }).filter(([, value]) => value !== ""),
  ).toString();
  return siteAddress(context, "betriebe.atom") + (query ? `?${query}` : "");
};
export const categoriesAddress = (context: AddressContext): string => siteAddress(context, "branchen");
export const categoryAddress = (context: AddressContext, id: string): string =>
  siteAddress(context, "branchen", categoryPart(id));
