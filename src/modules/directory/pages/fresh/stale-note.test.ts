// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { type Locale, localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import type { Site } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { markStaleOf } from "../../actions/fresh/mark-stale.ts";
import { parseQuestion } from "../../rules/search/question.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { businessPage } from "../business.tsx";
import { find } from "../find.ts";
import { listPage } from "../list.tsx";

const now = new Date("2026-11-25T10:00:00Z");

describe("an entry that nobody has confirmed for long", () => {
  let database: TestDatabase;
  let site: Site;
  let slug: string;
  const visit = (locale: Locale) => visitOf(database.read, site, locale, { now });
  const page = async (locale: Locale) =>
    htmlOf(await businessPage({ ...visit(locale), params: { slug } })).replace(/\s+/g, " ");
  const confirmedIn = (day: string) =>
    inSite(database.owner, site.id, (tx) =>
      sql`update directory.source set as_of = ${day}::date`.execute(tx),
    );

  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [{ id: 1, tags: { shop: "tailor", name: "Nähstube" } }]);
    slug = (await find(visit("de"), parseQuestion({ q: "Nähstube" }))).hits[0]?.slug ?? "";
    await confirmedIn("2024-03-10");
    assert.equal(await markStaleOf(database.owner, site, now), 1);
  });
  after(() => database.drop());

  it("says when that was and whether somebody confirmed it or a source is of that day, in the language of the page", async () => {
    await confirmedBy({
      de: "Stand der Quelle: März 2024",
      "de-simple": "Aus einer Liste vom März 2024",
      en: "As of the source: March 2024",
      tr: "Kaynağın tarihi: Mart 2024",
      pl: "Stan źródła: marzec 2024",
    });
    await inSite(database.owner, site.id, (tx) =>
      sql`insert into directory.confirmation (site_id, business_id, at, word)
        select ${site.id}, id, '2024-03-20T09:00:00Z', 'editor' from directory.business`.execute(tx),
    );
    await confirmedBy({
      de: "Zuletzt bestätigt: März 2024.",
      "de-simple": "Zuletzt geprüft: März 2024.",
      en: "Last confirmed: March 2024.",
      tr: "Son doğrulama: Mart 2024.",
      ar: "آخر تأكيد: مارس 2024.",
      pl: "Ostatnio potwierdzono: marzec 2024.",
      ro: "Ultima confirmare: martie 2024.",
    });
  });

  /** The note says these words, and leads to where it can be put right. */
  async function confirmedBy(said: Partial<Record<Locale, string>>): Promise<void> {
    for (const locale of locales) {
      const html = await page(locale);
      const [, month = ""] = /<strong>([^<]*2024[^<]*)<\/strong>/.exec(html) ?? [];
      assert.notEqual(month, "", locale);
      if (said[locale]) assert.equal(month, said[locale]);
      const note = html.slice(html.indexOf(month));
      const [, link] = /<a href="([^"]+)"/.exec(note) ?? [];
      assert.ok(
        link?.startsWith(`/${site.key}/${localeFacts[locale].path}/betriebe/${slug}/`),
        `${locale} ${link}`,
      );
    }
  }

  it("says so in lists as well, in every language", async () => {
    for (const locale of locales)
      assert.ok(htmlOf(await listPage(visit(locale))).includes(directoryTexts(locale)("stale")), locale);
  });

  it("says nothing of it where it is fresh", async () => {
    await confirmedIn("2026-03-10");
    assert.equal(await markStaleOf(database.owner, site, now), 1);
    for (const locale of locales) {
      assert.doesNotMatch(await page(locale), /<strong>[^<]*2026/, locale);
      assert.ok(!htmlOf(await listPage(visit(locale))).includes(directoryTexts(locale)("stale")), locale);
    }
  });
});
