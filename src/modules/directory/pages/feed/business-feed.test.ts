import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { setStatus } from "../../actions/set-status.ts";
import { searchListings } from "../../store/search/search.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { businessFeed } from "./business-feed.ts";

describe("the feed of new businesses", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [
      { id: 1, tags: { shop: "bakery", name: "Alt & Gut" } },
      { id: 2, tags: { amenity: "school", name: "Schule" } },
    ]);
    await importNodes(database, site, [
      { id: 3, tags: { shop: "kiosk", name: "Neu" } },
      { id: 4, tags: { shop: "kiosk", name: "Versteckt" } },
    ]);
    // What is changed is not new.
    await importNodes(database, site, [
      { id: 1, tags: { shop: "bakery", name: "Alt & Gut", phone: "0203 111111" } },
    ]);
    const search = { text: "Versteckt", facets: [], nowMinute: 0, limit: 1, offset: 0, counts: false };
    const hidden = (await searchListings(database.read, site.id, search)).hits[0]?.shortId ?? "";
    await setStatus(database.owner, site, hidden, { status: "hidden", actor: "test" });
  });
  after(() => database.drop());

  async function open(query = "", origin = "https://quartier.example"): Promise<string> {
    const url = new URL(`${origin}/hochfeld/de/betriebe.atom?${query}`);
    const answer = await businessFeed(visitOf(database.read, site, "de", { url }));
    assert.equal(answer.kind, "data");
    return String(answer.body);
  }
  const all = (xml: string, element: string) =>
    [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, "g"))].map(([, text = ""]) => text);

  it("shows businesses, the newest first, without what is hidden", async () => {
    assert.deepEqual(all(await open(), "title").slice(1), ["Neu", "Alt &amp; Gut"]);
  });

  it("knows the filters of the list", async () => {
    const xml = await open("kategorie=shop/bakery");
    assert.deepEqual(all(xml, "title"), ["Neue Betriebe in hochfeld: Bäckerei", "Alt &amp; Gut"]);
    assert.match(xml, /rel="self"[^>]*betriebe\.atom\?kategorie=shop%2Fbakery"/);
    assert.deepEqual(all(await open("kategorie=shop/nothing&gebiet=none"), "title").length, 3);
  });

  it("names author, rights and ids that stay when the address changes", async () => {
    const xml = await open();
    assert.deepEqual(all(xml, "name"), [site.name]);
    assert.ok(all(xml, "rights").every((text) => text.includes("© OpenStreetMap contributors, ODbL")));
    assert.equal(all(xml, "rights").length, 3);
    const ids = all(xml, "id");
    assert.ok(ids.every((id) => /^urn:uuid:[0-9a-f-]{36}$/.test(id)));
    assert.deepEqual(all(await open("", "https://other.example"), "id"), ids);
    assert.notEqual(all(await open("kategorie=shop/bakery"), "id")[0], ids[0]);
  });
});
