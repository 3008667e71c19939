import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { localeOfPath } from "../../../kernel/i18n/locales.ts";
import { testSecrets } from "../../../kernel/secrets/testing/test-secrets.ts";
import { addDemo } from "../../quarter/actions/add-demo.ts";
import { type Site, siteByKey } from "../../quarter/index.ts";
import { addDemoBusinesses } from "../actions/add-demo-businesses.ts";
import { type Hit, searchListings } from "../store/search/search.ts";
import questions from "./questions.json" with { type: "json" };
import { testDirectory } from "./test-directory.ts";

/** A question that people put, and what must come of it. Categories are ids or their beginnings, all else is part of a name. */
interface PutQuestion {
  site: string;
  lang: string;
  q: string;
  /** Each of the first hits is one of these. */
  first?: string[];
  /** How many of the first hits; three unless said. */
  top?: number;
  /** Is on the first page. */
  has?: string[];
  /** Is not on the first page. */
  never?: string[];
  least?: number;
  most?: number;
  /** The words that had to be left out. */
  without?: string[];
}

const firstPage = 18;

function fits({ name, card }: Hit, expected: string): boolean {
  if (!expected.includes("/")) return name.includes(expected);
  return card.categories.some((id) => id === expected || id.startsWith(`${expected}/`));
}

describe("questions of nine languages to the demo sites", () => {
  let database: TestDatabase;
  const sites = new Map<string, Site>();
  before(async () => {
    ({ database } = await testDirectory());
    for (const key of await addDemo(database.owner, new Map(), async () => testSecrets())) {
      const site = await siteByKey(database.owner, key);
      assert.ok(site);
      await addDemoBusinesses(database.owner, site);
      sites.set(key, site);
    }
  });
  after(() => database.drop());

  const put = (site: string, q: string, lang = "de") =>
    searchListings(database.read, sites.get(site)?.id ?? "", {
      text: q,
      facets: [],
      nowMinute: 0,
      language: localeOfPath(lang) ?? "de",
      limit: firstPage,
      offset: 0,
      counts: false,
    });

  for (const asked of questions as PutQuestion[]) {
    const { site, lang, q, first, top = 3, has = [], never = [], least = 0, most, without = [] } = asked;
    it(`${site} ${lang}: ${q}`, async () => {
      const { hits, total, leftOut } = await put(site, q, lang);
      const shown = hits.map(({ name, category }) => `${name} (${category})`).join(", ");
      assert.ok((total ?? 0) >= Math.max(least, first ? 1 : 0), `only ${total}: ${shown}`);
      if (most !== undefined) assert.ok((total ?? 0) <= most, `${total}: ${shown}`);
      for (const hit of first ? hits.slice(0, top) : [])
        assert.ok(
          first?.some((expected) => fits(hit, expected)),
          `${hit.name} among the first of ${shown}`,
        );
      for (const expected of has)
        assert.ok(
          hits.some((hit) => fits(hit, expected)),
          `${expected} not in ${shown}`,
        );
      for (const other of never) assert.ok(!hits.some((hit) => fits(hit, other)), `${other} in ${shown}`);
      assert.deepEqual(leftOut, without);
    });
  }

  it("says what was searched instead as it is written, and only where something was found", async () => {
    const corrected = await put("duisburg", "Ankerwnide");
    assert.deepEqual(corrected.corrections, [{ from: "Ankerwnide", to: "Ankerwinde" }]);
    const inTurkish = await put("duisburg", "KUAFÖÖR", "tr");
    assert.deepEqual(inTurkish.corrections, [{ from: "KUAFÖÖR", to: "Kuaför" }]);
    for (const nothing of ["99998000", "Qxzvwy", "030 9999123"]) {
      const { total, corrections } = await put("duisburg", nothing);
      assert.deepEqual({ total, corrections }, { total: 0, corrections: [] }, nothing);
    }
  });
});
