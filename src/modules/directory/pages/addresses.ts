import { boxText } from "../../places/index.ts";
import { type AddressContext, siteAddress } from "../../quarter/index.ts";
import type { Question, QuestionParameter } from "../rules/search/question.ts";
import { questionParameters } from "../rules/search/question.ts";

/** The parts of a question that stand in an address; `undefined` takes one out. */
export type QuestionChange = Partial<Record<QuestionParameter, string | undefined>>;

/** The values of a question as they stand in an address. */
export function questionValues(asked: Question): Partial<Record<QuestionParameter, string>> {
  const { ort, umkreis, ausschnitt, seite, ansicht: _, ...texts } = asked;
  const values: Partial<Record<QuestionParameter, string>> = {};
  for (const [name, value] of Object.entries(texts)) if (value) values[name as QuestionParameter] = value;
  if (ort) values.ort = `${ort.lat},${ort.lon}`;
  if (umkreis) values.umkreis = String(umkreis);
  if (ausschnitt) values.ausschnitt = boxText(ausschnitt);
  if (seite > 1) values.seite = String(seite);
  return values;
}

/** A category's id as a part of a path: the schema's ids hold slashes. */
export const categoryPart = (id: string): string => id.replaceAll("/", ".");
export const categoryOfPart = (part: string): string => part.replaceAll(".", "/");

/**
 * The list for a question, changed in some parts. A change leads back to the first page, unless it is one of pages.
 * The parameters always stand in the same order, so that the same question has one address.
 */
export function listAddress(context: AddressContext, asked?: Question, change: QuestionChange = {}): string {
  const values = {
    ...(asked ? questionValues(asked) : {}),
    ...(Object.keys(change).length > 0 && { seite: undefined }),
    ...change,
  };
  const query = new URLSearchParams();
  for (const name of questionParameters) {
    const value = values[name];
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return siteAddress(context, asked?.ansicht ?? "betriebe") + (text ? `?${text}` : "");
}

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
/** What the map page asks for: its pins, and what stands where one of them was pressed. */
export const mapPartAddress = (
  context: AddressContext,
  part: "punkte" | "treffer",
  asked: Question,
): string => {
  const query = plainListAddress(context, { ...asked, seite: 1 }).split("?")[1];
  return siteAddress(context, "karte", part) + (query ? `?${query}` : "");
};

export const businessAddress = (context: AddressContext, slug: string): string =>
  siteAddress(context, "betriebe", slug);
export const categoriesAddress = (context: AddressContext): string => siteAddress(context, "branchen");
export const categoryAddress = (context: AddressContext, id: string): string =>
  siteAddress(context, "branchen", categoryPart(id));
