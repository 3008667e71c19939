// SPDX-License-Identifier: EUPL-1.2
import { ok, type Result, refuse } from "../../../../../kernel/result/result.ts";
import { clean } from "../text.ts";

/** How postcodes look, by country (ISO 3166-1), as the Universal Postal Union lists them. */
const forms: Record<string, RegExp> = {
  ...each("DE", /^(?!00)\d{5}$/),
  ...each("AT BE BG CH CY DK HU LI LU SI", /^[1-9]\d{3}$/),
  ...each("NO", /^\d{4}$/),
  ...each("EE ES FI FR HR IT LT ME RS TR UA XK", /^\d{5}$/),
  ...each("RO RU", /^\d{6}$/),
  NL: /^[1-9]\d{3} ?[A-Z]{2}$/i,
  PL: /^\d{2}-\d{3}$/,
  ...each("CZ SE SK GR", /^\d{3} ?\d{2}$/),
  PT: /^\d{4}-\d{3}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
  IE: /^[A-Z]\d[\dW] ?[A-Z\d]{4}$/i,
  LV: /^LV-\d{4}$/i,
  US: /^\d{5}(-\d{4})?$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i,
};

/** Countries whose codes cannot be taken for anything else, or for those of a neighbour: enough where none is named. */
const known = ["DE", "AT", "NL", "PL", "CZ", "PT", "GB", "IE", "LV", "CA"];

/** What is written before the number to say the country, often the plate of its cars. */
const prefixes: Record<string, string> = {
  ...{
    D: "DE",
    DE: "DE",
    A: "AT",
    AT: "AT",
    CH: "CH",
    FL: "LI",
    LI: "LI",
    L: "LU",
    LU: "LU",
    B: "BE",
    BE: "BE",
  },
  ...{ NL: "NL", F: "FR", FR: "FR", DK: "DK", PL: "PL", CZ: "CZ", S: "SE", SE: "SE", I: "IT", IT: "IT" },
};

function each(countries: string, form: RegExp): Record<string, RegExp> {
  return Object.fromEntries(countries.split(" ").map((country) => [country, form]));
}

/** The country in front and the code behind it, where both fit. */
function withoutPrefix(text: string): { country: string; code: string } | undefined {
  const [, prefix = "", code = ""] = /^([A-Z]{1,2})\s*[-–]?\s*(\d.*)$/i.exec(text) ?? [];
  const country = prefixes[prefix.toUpperCase()];
  return country && forms[country]?.test(code) ? { country, code } : undefined;
}

/**
 * A postcode as it is written, without the country in front of it (`D-47053`, `A-3500`). Where the country is said (ISO
 * 3166-1) it must have the form that is usual there; where it is not, a German one or that of another country.
 */
export function parsePostcode(raw: string, said = ""): Result<string, "empty" | "not-understood"> {
  // Nearly all are German, and of one spelling.
  if (said === "" && forms.DE?.test(raw)) return ok(raw);
  const text = clean(raw, 40);
  if (text === "") return refuse("empty");
  const country = said.trim().toUpperCase();
  const split = withoutPrefix(text);
  if (split && (split.country === country || !Object.hasOwn(forms, country))) return ok(split.code);
  const fits = Object.hasOwn(forms, country)
    ? forms[country]?.test(text)
    : /^[A-Z]{2}$/.test(country)
      ? /^(?=.*\d)[A-Z\d][A-Z\d -]{1,8}[A-Z\d]$/i.test(text) // a country whose form is not in the table
      : known.some((one) => (one === "DE" || !/^\d{5}$/.test(text)) && forms[one]?.test(text));
  return fits ? ok(text) : refuse("not-understood");
}
