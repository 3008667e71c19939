// SPDX-License-Identifier: EUPL-1.2

import { fold } from "../../../../kernel/i18n/fold.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Facts } from "../business.ts";
import { allCategories, categoryOf } from "../categories/categories.ts";
import { categoryName } from "../categories/names.ts";
import { readEdits } from "../edit/read-edits.ts";
import { cleanLines } from "../fields/text.ts";
import { hoursOfText } from "../german/hours.ts";
import { categoryOfName, categoryOfWords } from "../sectors/category-of-words.ts";

/** What somebody types of a business that is missing, by step. */
export const newFields = {
  1: ["name", "sector", "street", "houseNumber", "postcode", "city"],
  2: ["phones", "emails", "websites", "hours", "description"],
  3: ["contact"],
} as const;
export type NewStep = keyof typeof newFields;
export type NewField = (typeof newFields)[NewStep][number];

export type NewProblem = "missing" | "too-long" | "not-understood";

/** What was typed, as far as it could be read. */
export interface ReadNew {
  /** Without a place: the map is asked for that. */
  facts: Omit<Facts, "place">;
  /** What an editor has to read. */
  words: string;
  /** What kind of business it is, in words that mean nothing here: an editor finds the right one. */
  sectorWords?: string;
  problems: Partial<Record<NewField, NewProblem>>;
}

/** Those without which there is no entry. */
const needed: readonly NewField[] = ["name", "sector", "street"];
const elsewhere = { lat: 0, lon: 0 };
/** The field with the kind of business that was not understood: the same once more is meant so, and goes to an editor in words. */
export const sectorTwice = "sector-twice";
/** What says no more than that it is a shop. */
const anyShop = "shop";

/** Reads the fields of these steps; each that cannot be read is named, the others are kept. */
export function readNew(
  form: Pick<URLSearchParams, "get">,
  steps: readonly NewStep[],
  locale: Locale,
): ReadNew {
  const problems: ReadNew["problems"] = {};
  const words: string[] = [];
  let sectorWords: string | undefined;
  let facts: Facts = { names: [], categories: [], place: elsewhere };
  for (const field of steps.flatMap((step): readonly NewField[] => newFields[step])) {
    if (field === "contact") continue;
    const text = (form.get(field) ?? "").trim();
    if (text === "") {
      if (needed.includes(field)) problems[field] = "missing";
      continue;
    }
    const setting = settingOf(field, text, locale);
    if (setting === undefined) {
      if (field === "sector" && form.get(sectorTwice) === text) {
        sectorWords = cleanLines(text, 100);
        facts = { ...facts, categories: [anyShop] };
      } else if (field === "hours") words.push(cleanLines(text, 500));
      else problems[field] = "not-understood";
      continue;
    }
    const { place, ...profile } = facts;
    const edits = readEdits([setting], { profile, place });
    if (!edits.ok) problems[field] = edits.reason.reason === "too-long" ? "too-long" : "not-understood";
    else facts = { ...facts, ...edits.value } as Facts;
  }
  const { place: _, ...rest } = facts;
  return { facts: rest, words: words.join("\n"), ...(sectorWords && { sectorWords }), problems };
}

/** The field of an entry and its text; undefined where the words mean nothing that is known. */
function settingOf(field: NewField, text: string, locale: Locale): [field: string, text: string] | undefined {
  if (field === "sector") {
    const id = sectorOf(text, locale);
    return id === undefined ? undefined : ["categories", id];
  }
  if (field === "hours") {
    const lines = text.replaceAll(/\r?\n/g, "; ");
    const hours = hoursOfText(lines);
    return hours === undefined ? undefined : ["openingHours", hours];
  }
  if (field === "description") {
    const language = locale === "de-simple" ? "de" : locale;
    return [language === "de" ? "description" : `description:${language}`, text];
  }
  return [field, text];
}

const namesIn = new Map<Locale, Map<string, string>>();

/** The category that words mean: an id, its name in the language of the page, or what Germans call it. */
export function sectorOf(text: string, locale: Locale): string | undefined {
  if (categoryOf(text)) return text;
  let names = namesIn.get(locale);
  if (!names) {
    names = new Map(allCategories().map(({ id }) => [fold(categoryName(id, locale)), id]));
    namesIn.set(locale, names);
  }
  return names.get(fold(text)) ?? categoryOfWords(text) ?? categoryOfName(text);
}
