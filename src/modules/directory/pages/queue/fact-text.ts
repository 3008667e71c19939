// SPDX-License-Identifier: EUPL-1.2
import { languageName } from "../../../../kernel/i18n/language-names.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { FactName, Facts } from "../../rules/business.ts";
import { categoryName } from "../../rules/categories/names.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { hoursWords } from "../known/hours-words.ts";
import { phoneText } from "../phone-text.ts";
import { longDate } from "../times.ts";

/** Facts whose words stand in the texts of the directory. */
type Worded = "payment" | "training";

/** A fact in one text, for those who compare; empty where it is not known. */
export function factText(name: FactName, facts: Partial<Facts>, locale: Locale): string {
  const value = facts[name];
  if (value === undefined || value === null) return "";
  const writer = writers[name] as ((value: unknown, locale: Locale) => string) | undefined;
  if (writer) return writer(value, locale);
  return typeof value === "string" ? value : JSON.stringify(value);
}

type Writers = { [Name in FactName]?: (value: NonNullable<Facts[Name]>, locale: Locale) => string };

const list = (values: readonly string[]): string => values.join(", ");
const yesNo = (value: boolean, locale: Locale): string =>
  owningTexts(locale)(value ? "answer.yes" : "answer.no");
// Noon of the day: no time zone moves it to another.
const dayText = (day: string, locale: Locale): string => longDate(new Date(`${day}T12:00:00Z`), locale);
const worded =
  (name: Worded) =>
  (values: readonly string[], locale: Locale): string =>
    list(values.map((value) => directoryTexts(locale)(`${name}.${value}` as "payment.cash")));

const writers: Writers = {
  names: (names) => list(names.map(({ value, lang }) => (lang ? `${value} (${lang})` : value))),
  categories: (ids, locale) => list(ids.map((id) => categoryName(id, locale))),
  address: ({ street, houseNumber, extra, postcode, city, suburb }) =>
    list(
      [
        [street, houseNumber].filter(Boolean).join(" "),
        extra,
        [postcode, city].filter(Boolean).join(" "),
        suburb,
      ].filter((part): part is string => Boolean(part)),
    ),
  place: ({ lat, lon }) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`,
  phones: (phones) => list(phones.map(phoneText)),
  emails: list,
  websites: list,
  social: (channels) => list(channels.map(({ url }) => url)),
  languages: (codes, locale) => list(codes.map((code) => languageName(code, locale))),
  payment: worded("payment"),
  training: worded("training"),
  wheelchair: (value, locale) => directoryTexts(locale)(`wheelchair.${value}`),
  delivery: yesNo,
  takeaway: yesNo,
  onlineOrder: yesNo,
  cuisine: list,
  wz: (codes) => list(codes.map(({ scheme, code }) => `${code} (${scheme})`)),
  identifiers: (names) => list(names.map(({ scheme, value }) => `${scheme} ${value}`)),
  openingHours: hoursWords,
  specialDays: (days, locale) =>
    days
      .map(({ from, to, hours, reason }) => {
        const when =
          from === to ? dayText(from, locale) : `${dayText(from, locale)} – ${dayText(to, locale)}`;
        const open = hours?.replaceAll("-", "–") ?? owningTexts(locale)("hours.ph-closed");
        return `${when}: ${open}${reason ? ` (${reason})` : ""}`;
      })
      .join("; "),
  descriptions: (texts) =>
    Object.entries(texts)
      .map(([lang, text]) => `${lang}: ${text}`)
      .join("\n"),
};
