import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../quarter/index.ts";
import { htmlOf, visitOf } from "../../quarter/pages/testing/made-site.ts";
import { parseQuestion } from "../rules/search/question.ts";
import { importNodes, testDirectory } from "../testing/test-directory.ts";
import { businessPage } from "./business.tsx";
import { find } from "./find.ts";

describe("the page of a business", () => {
  let database: TestDatabase;
  let site: Site;
  const visit = () => visitOf(database.read, site, "de", { now: new Date() });
  const pageOf = async (name: string) => {
    const slug = (await find(visit(), parseQuestion({ q: name }))).hits[0]?.slug ?? "";
    return htmlOf(await businessPage({ ...visit(), params: { slug } }));
  };

  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [
      { id: 1, tags: { shop: "tailor", name: "Nähstube", phone: "+49 203 999999" } },
      { id: 2, tags: { shop: "tailor", name: "Knopfloch" } },
    ]);
  });
  after(() => database.drop());

  it("has no heading with nothing under it where nobody knows how to reach it", async () => {
    assert.match(await pageOf("Nähstube"), /<h2 id="contact">Kontakt<\/h2>/);
    assert.doesNotMatch(await pageOf("Knopfloch"), /id="contact"/);
  });

  it("leads to no place that is not on it", async () => {
    for (const name of ["Nähstube", "Knopfloch"]) {
      const html = await pageOf(name);
      const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      const missing = [...html.matchAll(/ href="#([^"]+)"/g)].filter(([, id]) => !ids.has(id));
      assert.deepEqual(missing, [], name);
      assert.match(html, / class="map-pin" href="#(contact|facts)"/);
    }
  });
});
