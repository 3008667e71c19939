import { type AddressContext, siteAddress } from "../../quarter/index.ts";
import type { Question, QuestionParameter } from "../rules/search/question.ts";
import { questionParameters } from "../rules/search/question.ts";

/** The parts of a question that stand in an address; `undefined` takes one out. */
export type QuestionChange = Partial<Record<QuestionParameter, string | undefined>>;

/** The values of a question as they stand in an address. */
export function questionValues(asked: Question): Partial<Record<QuestionParameter, string>> {
  const { ort, umkreis, seite, ...texts } = asked;
  const values: Partial<Record<QuestionParameter, string>> = {};
  for (const [name, value] of Object.entries(texts)) if (value) values[name as QuestionParameter] = value;
  if (ort) values.ort = `${ort.lat},${ort.lon}`;
  if (umkreis) values.umkreis = String(umkreis);
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
  const text = queryText({
    ...(asked ? questionValues(asked) : {}),
    ...(Object.keys(change).length > 0 && { seite: undefined }),
    ...change,
  });
  return siteAddress(context, "betriebe") + (text ? `?${text}` : "");
}

/** A question as it stands behind the question mark of an address. */
export const queryOf = (asked: Question): string => queryText(questionValues(asked));

function queryText(values: QuestionChange): string {
  const query = new URLSearchParams();
  for (const name of questionParameters) {
    const value = values[name];
    if (value) query.set(name, value);
  }
  // A comma is lawful in a query (RFC 3986, 3.4), and a place stands in fifty links of a list.
  return query.toString().replaceAll("%2C", ",");
}

export const businessAddress = (context: AddressContext, slug: string): string =>
  siteAddress(context, "betriebe", slug);
export const categoriesAddress = (context: AddressContext): string => siteAddress(context, "branchen");
export const categoryAddress = (context: AddressContext, id: string): string =>
  siteAddress(context, "branchen", categoryPart(id));
