import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { openStreetMapUses, type Site } from "../../quarter/index.ts";
import { makeSite, visitOf } from "../../quarter/pages/testing/made-site.ts";
import { importNodes, testDirectory } from "../testing/test-directory.ts";
import { categoriesPage } from "./categories.tsx";
import { usesOpenStreetMap } from "./contributions.tsx";
import { framedList, framedMap } from "./embed/framed.tsx";
import { listPage, mapPage } from "./list.tsx";

let database: TestDatabase;
let site: Site;
before(async () => {
  ({ database } = await testDirectory());
  site = await makeSite(database.owner, { key: "schau", demo: true });
});
after(() => database.drop());

const pages = { listPage, mapPage, categoriesPage, framedList, framedMap };

async function credited(): Promise<string[]> {
  const visit = visitOf(database.read, site, "de", {
    now: new Date(),
    contributes: [openStreetMapUses.fill(10, usesOpenStreetMap)],
  });
  const found: string[] = [];
  for (const [name, page] of Object.entries(pages)) {
    const answer = await page(visit);
    if (answer.kind === "page" && answer.osm) found.push(name);
  }
  return found;
}

it("entries of OpenStreetMap are credited on every list and map, though the map itself is drawn by somebody else", async () => {
  assert.deepEqual(await credited(), []);
  await importNodes(database, site, [{ id: 1, tags: { shop: "tailor", name: "Nähstube" } }]);
  assert.deepEqual(await credited(), Object.keys(pages));
});
