import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import type { Site } from "../../../quarter/index.ts";
import { parseQuestion } from "../../rules/search/question.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { businessPage } from "../business.tsx";
import { find } from "../find.ts";
import { writingDirection } from "./writing-direction.ts";

describe("the description of a business", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    const description = { "description:tr": "DIL_TR", "description:ar": "DIL_AR" };
    await importNodes(database, site, [
      { id: 1, tags: { shop: "tailor", name: "Terzi", ...description } },
      { id: 2, tags: { shop: "tailor", name: "Nähstube", "description:de": "AUF_DE", ...description } },
    ]);
  });
  after(() => database.drop());

  /** What the page of an entry says about it, from the description to the end of its section. */
  async function shown(name: string, locale: Locale): Promise<string> {
    const url = new URL(`http://localhost/hochfeld/${locale}/betriebe`);
    const context = {
      db: database.read,
      site,
      locale,
      url,
      params: {},
      now: new Date("2026-11-25T10:00:00Z"),
      slots: new Map(),
      mailWorks: false,
      remember: <T>(_key: string, make: () => Promise<T>) => make(),
    };
    const slug = (await find(context, parseQuestion({ q: name }))).hits[0]?.slug ?? "";
    const answer = await businessPage({ ...context, params: { slug } });
    assert.equal(answer.kind, "page");
    return /<p class="lead"(.*?)<\/section>/s.exec(String(answer.body))?.[0] ?? "";
  }

  it("is shown in the page's language where there is one, without a word about it", async () => {
    assert.match(await shown("Terzi", "tr"), /^<p class="lead" lang="tr" dir="ltr">DIL_TR<\/p><\/section>$/);
    assert.match(await shown("Terzi", "ar"), /^<p class="lead" lang="ar" dir="rtl">DIL_AR<\/p><\/section>$/);
    for (const locale of ["de", "de-simple"] as const)
      assert.match(await shown("Nähstube", locale), /lang="de" dir="ltr">AUF_DE<\/p><\/section>$/);
  });

  it("says in every other language which one it is in", async () => {
    const expected: Partial<Record<Locale, RegExp>> = {
      de: /lang="(tr|ar)" dir="(ltr|rtl)".*<p class="muted small">auf (Türkisch|Arabisch)<\/p>/s,
      "de-simple": /auf (Türkisch|Arabisch)/,
      en: /in (Turkish|Arabic)/,
      bg: /на (турски|арабски)/,
    };
    for (const [locale, words] of Object.entries(expected))
      assert.match(await shown("Terzi", locale as Locale), words, locale);
    for (const locale of locales.filter((one) => !["de", "de-simple", "tr", "ar"].includes(one)))
      assert.match(await shown("Nähstube", locale), /lang="de" dir="ltr">.*<p class="muted small">/s, locale);
    assert.match(await shown("Nähstube", "uk"), /німецька/);
  });
});

it("the direction of writing follows the script of a language", () => {
  for (const tag of ["ar", "fa", "ckb", "he", "dv", "az-Arab"])
    assert.equal(writingDirection(tag), "rtl", tag);
  for (const tag of ["de", "tr", "ku", "uk", "zh-Hant", "no such tag"])
    assert.equal(writingDirection(tag), "ltr", tag);
});
