// SPDX-License-Identifier: EUPL-1.2
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import { isId, newId } from "../../../../kernel/id/id.ts";
import { cleanLine, cleanText } from "../../../../kernel/mail/clean-text.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { chosenOf, known } from "../catalogue.ts";
import {
  movesUps,
  type Need,
  type OfferingPlan,
  type OfferingTexts,
  type Quota,
  signUps,
  visibilities,
} from "./offering.ts";

/** In characters. */
export const longest = { title: 120, description: 3_000, short: 500, line: 200 };
/** Groups with places of their own that the form has lines for. */
export const quotaLines = 3;
/** Rooms and machines that the form has lines for. */
export const needLines = 4;

export type PlanField =
  | "title"
  | "kind"
  | "places"
  | "quotas"
  | "needs"
  | "costs"
  | "overbooking"
  | "askHours"
  | "closesHours";
/** What is wrong with the form, field by field. */
export type PlanProblems = Partial<Record<PlanField, "missing" | "number" | "too-many">>;

type Form = Pick<URLSearchParams, "get" | "getAll">;

/** The name of the field that holds a text in a language. */
export const textField = (part: string, locale: Locale): string => `${part}-${locale}`;

/** A whole number of a field; null where it is empty, undefined where it is none or out of bounds. */
export function wholeNumber(
  form: Form,
  name: string,
  least: number,
  most: number,
): number | null | undefined {
  const text = (form.get(name) ?? "").trim();
  if (text === "") return null;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

const oneOf = <T extends string>(list: readonly T[], given: string | null): T | undefined =>
  list.find((each) => each === given);

/**
 * Reads the form of an offering. What nobody said has its usual value: open for everybody, at no cost, with a place for each
 * session.
 *
 * @param leaders the ids of those who may run something
 */
export function readOffering(form: Form, leaders: readonly string[]): Result<OfferingPlan, PlanProblems> {
  const problems: PlanProblems = {};
  const kind = oneOf(
    known.kinds.map(({ id }) => id),
    form.get("kind"),
  );
  if (!kind) problems.kind = "missing";
  const texts = readTexts(form);
  if (!texts.de) problems.title = "missing";
  const places = wholeNumber(form, "places", 1, 10_000);
  if (places === undefined) problems.places = "number";
  const overbooking = wholeNumber(form, "overbooking", 0, 100);
  if (overbooking === undefined) problems.overbooking = "number";
  const askHours = wholeNumber(form, "askHours", 1, 720);
  if (askHours === undefined) problems.askHours = "number";
  const closesHours = wholeNumber(form, "closesHours", 0, 2_160);
  if (closesHours === undefined) problems.closesHours = "number";
  const costs = readEuros(form.get("costs") ?? "");
  if (costs === undefined) problems.costs = "number";
  const quotas = readQuotas(form);
  if (!quotas) problems.quotas = "number";
  else if (quotas.length > 0 && quotas.reduce((sum, { places: kept }) => sum + kept, 0) > (places ?? 0))
    problems.quotas = "too-many";
  const needs = readNeeds(form);
  if (!needs) problems.needs = "number";
  if (!kind || !quotas || !needs || Object.keys(problems).length > 0) return refuse(problems);
  const line = (name: string) => cleanLine(form.get(name) ?? "", longest.line);
  return ok({
    kind,
    field: oneOf(known.fields, form.get("field")) ?? null,
    area: line("area") || null,
    audience: chosenOf(known.audiences, form.getAll("audience")),
    languages: chosenOf(known.languages, form.getAll("languages")),
    childcare: form.get("childcare") === "1",
    visibility: oneOf(visibilities, form.get("visibility")) ?? "public",
    template: form.get("template") === "1",
    signUp: oneOf(signUps, form.get("signUp")) ?? "session",
    places: places ?? null,
    overbooking: 1 + (overbooking ?? 0) / 100,
    movesUp: oneOf(movesUps, form.get("movesUp")) ?? "at-once",
    askHours: askHours ?? 48,
    closesHours: closesHours ?? 0,
    details: {
      level: oneOf(known.levels, form.get("level")) ?? "none",
      costs: costs ?? 0,
      place: line("place"),
      address: line("address"),
      access: line("access"),
      organiser: line("organiser"),
      contact: line("contact"),
      partners: line("partners"),
      project: line("project"),
      signedList: form.get("signedList") === "1",
    },
    texts,
    leaders: chosenOf(leaders, form.getAll("leaders")),
    quotas,
    needs,
  });
}

/** Texts whose title is there; a language without one is left out. */
function readTexts(form: Form): OfferingTexts {
  const texts: OfferingTexts = {};
  for (const locale of locales) {
    const said = (part: string) => form.get(textField(part, locale)) ?? "";
    const title = cleanLine(said("title"), longest.title);
    if (title === "") continue;
    texts[locale] = {
      title,
      description: cleanText(said("description")).slice(0, longest.description).toWellFormed(),
      bring: cleanText(said("bring")).slice(0, longest.short).toWellFormed(),
      way: cleanText(said("way")).slice(0, longest.short).toWellFormed(),
    };
  }
  return texts;
}

/** Cents of an amount such as `5` or `2,50`; nothing said is nothing to pay. */
function readEuros(text: string): number | undefined {
  const plain = text.replace("€", "").trim();
  if (plain === "") return 0;
  const [, euros = "", cents = ""] = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  return euros === "" ? undefined : Number(euros) * 100 + Number(cents.padEnd(2, "0"));
}

function readQuotas(form: Form): Quota[] | undefined {
  const quotas: Quota[] = [];
  for (let index = 0; index < quotaLines; index++) {
    const name = cleanLine(form.get(`quota-name-${index}`) ?? "", 80);
    const places = wholeNumber(form, `quota-places-${index}`, 1, 10_000);
    if (places === undefined || (name === "") !== (places === null)) return undefined;
    if (places === null) continue;
    const known = form.get(`quota-id-${index}`) ?? "";
    quotas.push({ id: isId(known) ? known : newId(), name, places });
  }
  return quotas;
}

/** Rooms and machines with how many of each; undefined where one is none, or a number cannot be. */
export function readNeeds(form: Form): Need[] | undefined {
  const needs = new Map<string, number>();
  for (let index = 0; index < needLines; index++) {
    const resourceId = form.get(`need-${index}`) ?? "";
    if (resourceId === "") continue;
    const units = wholeNumber(form, `need-units-${index}`, 1, 200);
    if (units === undefined || !isId(resourceId)) return undefined;
    needs.set(resourceId, units ?? 1);
  }
  return [...needs].map(([resourceId, units]) => ({ resourceId, units }));
}
