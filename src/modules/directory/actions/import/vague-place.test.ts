// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import { businessPage } from "../../pages/business.tsx";
import { find } from "../../pages/find.ts";
import { parseQuestion } from "../../rules/search/question.ts";
import { importRows, type ListRow } from "../../testing/import-rows.ts";
import { importNodes, openDataApp, testDirectory } from "../../testing/test-directory.ts";

const street = { "addr:street": "Wanheimer Straße", "addr:postcode": "47053", "addr:city": "Duisburg" };
const house = (id: number, lat: number, number: string) => ({
  id,
  lat,
  lon: 6.76,
  tags: { ...street, "addr:housenumber": number },
});
const row: ListRow = {
  name: "Kiosk Abendrot",
  category: "Kiosk",
  street: "Wanheimer Str. 40",
  postcode: "47053",
  city: "Duisburg",
  phone: "0203 111111",
};
const shop = {
  id: 9,
  lat: 51.4226,
  lon: 6.7602,
  tags: {
    ...street,
    "addr:housenumber": "40",
    shop: "kiosk",
    name: "Kiosk Abendrot",
    phone: "+49 203 111111",
  },
};

describe("a row that is placed by its street only", () => {
  let database: TestDatabase;
  let site: Site;
  let count = 0;
  before(async () => {
    ({ database } = await testDirectory());
  });
  after(() => database.drop());

  const begin = async () => {
    site = await openSite(database, `vague${++count}`);
    await importNodes(database, site, [house(1, 51.42, "1"), house(2, 51.421, "11")]);
  };
  const list = async () => (await importRows(database, site, [row], { name: "Kammer" })).report;
  const record = async () => {
    const address = `http://localhost/api/v1/sites/${site.key}/businesses`;
    const { businesses } = await (await openDataApp(database).fetch(new Request(address))).json();
    assert.equal(businesses.length, 1);
    return businesses[0];
  };
  const page = async (): Promise<string> => {
    const visit = visitOf(database.read, site, "de");
    const { hits } = await find(visit, parseQuestion({}));
    return htmlOf(await businessPage({ ...visit, params: { slug: hits[0]?.slug ?? "" } }));
  };
  const about = "Ungefähr: Bekannt ist nur die Straße";

  it("says so to people and to machines, and leads to its address", async () => {
    await begin();
    assert.deepEqual((await list()).placed, { street: 1 });
    assert.ok((await record()).position_uncertainty > 20);
    const html = await page();
    assert.ok(html.includes(about));
    assert.match(html, /href="geo:[\d.]+,[\d.]+\?q=Wanheimer%20Str[^"]*%2040,%2047053%20Duisburg"/);
    assert.match(html, /directions\?to=Wanheimer%20Str[^"]*%2040%2C%2047053%20Duisburg"/);
    assert.ok(!html.includes("GeoCoordinates"));
  });

  it("stands at its house as soon as a source knows that, and stays there when the list comes again", async () => {
    await begin();
    await list();
    assert.equal((await importNodes(database, site, [shop])).report.things.joined, 1);
    const placed = await record();
    assert.deepEqual(placed.position, { lat: shop.lat, lon: shop.lon });
    assert.equal(placed.position_uncertainty, null);
    assert.ok(!(await page()).includes(about));
    await list();
    assert.deepEqual((await record()).position, placed.position);
  });

  it("stands at its house also where a source that goes on in another one's entry knows that", async () => {
    await begin();
    await list();
    const second = async () => (await importRows(database, site, [row], { name: "Verein" })).report.things;
    assert.equal((await second()).joined, 1);
    await importNodes(database, site, [house(3, 51.4226, "40")]);
    assert.equal((await second()).unchanged, 0);
    const placed = await record();
    assert.deepEqual([placed.position, placed.position_uncertainty], [{ lat: 51.4226, lon: 6.76 }, null]);
    assert.equal((await second()).unchanged, 1);
  });

  it("does not move a business that stands at its house already", async () => {
    await begin();
    await importNodes(database, site, [shop]);
    assert.equal((await list()).things.joined, 1);
    await list();
    const placed = await record();
    assert.deepEqual(
      [placed.position, placed.position_uncertainty],
      [{ lat: shop.lat, lon: shop.lon }, null],
    );
  });
});
