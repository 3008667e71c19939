import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { locales } from "../../kernel/i18n/locales.ts";
import { layoutTexts } from "./texts.ts";

const textsOf = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`./texts/${locale}.json`, import.meta.url), "utf8"));

test("every language says everything", () => {
  const keys = Object.keys(textsOf("de"));
  for (const locale of locales) assert.deepEqual(Object.keys(textsOf(locale)), keys, locale);
});

test("the number of an error is filled in", () => {
  for (const locale of locales) assert.match(layoutTexts(locale)("errorNumber", { status: "404" }), /404/);
});
