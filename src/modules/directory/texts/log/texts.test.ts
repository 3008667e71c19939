// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkTexts } from "../../../../kernel/i18n/check-texts.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import type { Messages } from "../../../../kernel/i18n/texts.ts";
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };

test("what stands in the audit log of the directory is said in German and English", () => {
  const read = (locale: Locale): Messages => (locale === "en" ? en : de);
  const all = Object.fromEntries(locales.map((locale) => [locale, read(locale)]));
  // The others stand in only so that all are there: their plurals are of no matter.
  const faults = checkTexts(all as Record<Locale, Messages>).filter((fault) => /^(de|en) /.test(fault));
  assert.deepEqual(faults, []);
});
