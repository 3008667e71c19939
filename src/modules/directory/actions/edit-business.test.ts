import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../quarter/index.ts";
import type { Business } from "../rules/business.ts";
import { readEdits } from "../rules/edit/read-edits.ts";
import { businessesByIdentifier } from "../store/businesses.ts";
import { changesOf } from "../store/changes.ts";
import { searchListings } from "../store/search/search.ts";
import { importNodes, testDirectory } from "../testing/test-directory.ts";
import { editBusiness } from "./edit-business.ts";
import { setStatus } from "./set-status.ts";
import { undoChange } from "./undo-change.ts";

describe("editing an entry", () => {
  let database: TestDatabase;
  let site: Site;
  let number = 0;
  before(async () => {
    ({ database, site } = await testDirectory());
    // All at once, because each import teaches the search its words anew.
    await importNodes(
      database,
      site,
      Array.from({ length: 20 }, (_, index) => ({ id: index + 1, tags })),
    );
  });
  after(() => database.drop());

  const tags = {
    shop: "bakery",
    name: "Bäckerei Sonne",
    phone: "0203 111111",
    website: "https://sonne.example",
  };
  const entry = async (id: number): Promise<Business> => {
    const found = await inSite(database.owner, site.id, (tx) =>
      businessesByIdentifier(tx, "osm", [`node/${id}`]),
    );
    const business = found.get(`node/${id}`)?.business;
    assert.ok(business);
    return business;
  };
  /** The next entry that no test has touched. */
  const imported = async () => {
    const id = ++number;
    return { id, shortId: (await entry(id)).shortId };
  };
  const importAgain = (id: number, more: Record<string, string>) =>
    importNodes(database, site, [{ id, tags: { ...tags, ...more } }]);
  const edit = (shortId: string, kind: "owner" | "editor", ...given: [string, string][]) =>
    editBusiness(
      database.owner,
      site,
      shortId,
      { kind, name: kind, licence: "CC0-1.0", actor: "test" },
      (business) => readEdits(given, business),
    );
  const change = async (...asked: Parameters<typeof edit>): Promise<string> => {
    const edited = await edit(...asked);
    assert.ok(edited.ok && edited.value.change);
    return edited.value.change;
  };
  const undo = (id: string) => undoChange(database.owner, site, id, "test");
  const isFound = async (shortId: string) => {
    const search = { text: "", facets: [], nowMinute: 0, limit: 1000, offset: 0, counts: false };
    const { hits } = await searchListings(database.read, site.id, search);
    return hits.some((hit) => hit.shortId === shortId);
  };

  it("lets the owner's word stand through every later import, and an editor's below it", async () => {
    const { id, shortId } = await imported();
    await change(shortId, "editor", ["phones", "0203 222222"]);
    await importAgain(id, { phone: "0203 333333" });
    assert.deepEqual((await entry(id)).profile.phones, ["+49203222222"]);
    await change(shortId, "owner", ["phones", "0203 444444"]);
    await importAgain(id, { phone: "0203 555555", name: "Bäckerei Mond" });
    const { profile } = await entry(id);
    assert.deepEqual(profile.phones, ["+49203444444"]);
    assert.equal(profile.names[0]?.value, "Bäckerei Mond");
  });

  it("refuses an editor who contradicts the owner, and changes nothing at all", async () => {
    const { id, shortId } = await imported();
    await change(shortId, "owner", ["phones", "0203 444444"]);
    const edited = await edit(shortId, "editor", ["phones", "0203 1234567"], ["wheelchair", "yes"]);
    assert.deepEqual(edited, { ok: false, reason: { kind: "outranked", fields: ["phones"] } });
    assert.equal((await entry(id)).profile.wheelchair, undefined);
  });

  it("keeps what the owner took out or confirmed away from imports", async () => {
    const { id, shortId } = await imported();
    await change(shortId, "owner", ["websites", ""], ["phones", "0203 111111"]);
    await importAgain(id, { phone: "0203 999999" });
    const { profile } = await entry(id);
    assert.equal(profile.websites, undefined);
    assert.deepEqual(profile.phones, ["+49203111111"]);
  });

  it("leaves alone what the same person said earlier of other fields", async () => {
    const { id, shortId } = await imported();
    await change(shortId, "owner", ["phones", "0203 444444"], ["street", "Weseler Straße"]);
    await change(shortId, "owner", ["houseNumber", "12 a"]);
    const { profile } = await entry(id);
    assert.deepEqual(profile.phones, ["+49203444444"]);
    assert.deepEqual(profile.address, { street: "Weseler Straße", houseNumber: "12a" });
  });

  it("writes no line where all was so already", async () => {
    const { shortId } = await imported();
    await change(shortId, "owner", ["phones", "0203 444444"]);
    const edited = await edit(shortId, "owner", ["phones", "+49 203 444444"]);
    assert.ok(edited.ok && edited.value.change === null);
  });

  it("keeps who, when, what, before and after", async () => {
    const { id, shortId } = await imported();
    await change(shortId, "owner", ["phones", "0203 444444"]);
    const { id: inner } = await entry(id);
    const [last, first] = await inSite(database.owner, site.id, (tx) => changesOf(tx, inner));
    assert.equal(first?.action, "create");
    assert.equal(last?.actor, "test");
    assert.deepEqual(last?.before?.facts, { phones: ["+49203111111"] });
    assert.deepEqual(last?.after?.facts, { phones: ["+49203444444"] });
    assert.ok(last && Date.now() - last.at.getTime() < 60_000);
  });

  it("takes a change back: value and source are as before it, and imports may speak again", async () => {
    const { id, shortId } = await imported();
    const untouched = await entry(id);
    const edited = await change(
      shortId,
      "owner",
      ["phones", "0203 444444"],
      ["wheelchair", "yes"],
      ["name", "Sonne"],
    );
    assert.ok((await undo(edited)).ok);
    const restored = await entry(id);
    assert.deepEqual(restored.profile, untouched.profile);
    assert.deepEqual(restored.provenance, untouched.provenance);
    assert.deepEqual(await undo(edited), { ok: false, reason: { kind: "undone-already" } });
    await importAgain(id, { phone: "0203 555555" });
    assert.deepEqual((await entry(id)).profile.phones, ["+49203555555"]);
  });

  it("takes back what an import changed, with the source before it", async () => {
    const { id } = await imported();
    const { provenance, profile, id: inner } = await entry(id);
    await importAgain(id, { phone: "0203 555555" });
    const [last] = await inSite(database.owner, site.id, (tx) => changesOf(tx, inner));
    assert.ok(last && (await undo(last.id)).ok);
    assert.deepEqual((await entry(id)).profile, profile);
    assert.deepEqual((await entry(id)).provenance, provenance);
  });

  it("leaves alone what was changed since, and says so", async () => {
    const { id, shortId } = await imported();
    const first = await change(shortId, "editor", ["phones", "0203 222222"], ["wheelchair", "yes"]);
    const second = await change(shortId, "owner", ["phones", "0203 333333"]);
    const undone = await undo(first);
    assert.ok(undone.ok);
    assert.deepEqual([undone.value.fields, undone.value.kept], [["wheelchair"], ["phones"]]);
    assert.deepEqual((await entry(id)).profile.phones, ["+49203333333"]);
    const third = await change(shortId, "owner", ["phones", "0203 666666"]);
    assert.deepEqual(await undo(second), {
      ok: false,
      reason: { kind: "changed-since", fields: ["phones"] },
    });
    assert.ok((await undo(third)).ok);
    assert.ok((await undo(second)).ok);
    assert.deepEqual((await entry(id)).profile.phones, ["+49203222222"]);
  });

  it("takes an undo back, too", async () => {
    const { id, shortId } = await imported();
    const undone = await undo(await change(shortId, "owner", ["phones", "0203 444444"]));
    assert.ok(undone.ok && (await undo(undone.value.change)).ok);
    assert.deepEqual((await entry(id)).profile.phones, ["+49203444444"]);
    await importAgain(id, { phone: "0203 555555" });
    assert.deepEqual((await entry(id)).profile.phones, ["+49203444444"]);
  });

  it("hides an entry through later imports and edits, until the wish is taken back", async () => {
    const { id, shortId } = await imported();
    assert.equal(await isFound(shortId), true);
    const hidden = await setStatus(database.owner, site, shortId, {
      status: "hidden",
      actor: "test",
      reason: "Anruf",
    });
    assert.ok(hidden.ok);
    await importAgain(id, { phone: "0203 555555", name: "Neuer Name" });
    assert.equal((await edit(shortId, "owner", ["phones", "0203 444444"])).ok, true);
    assert.equal((await entry(id)).status, "hidden");
    assert.equal(await isFound(shortId), false);
    const shown = { status: "published", actor: "test" } as const;
    assert.deepEqual(await setStatus(database.owner, site, shortId, shown), {
      ok: false,
      reason: "hidden-on-request",
    });
    assert.equal((await setStatus(database.owner, site, shortId, { ...shown, lifted: true })).ok, true);
    assert.equal(await isFound(shortId), true);
  });

  it("takes a status back unless it was changed since", async () => {
    const { id, shortId } = await imported();
    const closed = await setStatus(database.owner, site, shortId, { status: "closed", actor: "test" });
    assert.ok(closed.ok && closed.value.change);
    const again = await setStatus(database.owner, site, shortId, { status: "draft", actor: "test" });
    assert.ok(again.ok && again.value.change);
    assert.deepEqual(await undo(closed.value.change), {
      ok: false,
      reason: { kind: "changed-since", fields: ["status"] },
    });
    assert.ok((await undo(again.value.change)).ok);
    assert.ok((await undo(closed.value.change)).ok);
    assert.equal((await entry(id)).status, "published");
  });

  it("refuses to take back a creation, and what is not there", async () => {
    const { id } = await imported();
    const { id: inner } = await entry(id);
    const [created] = await inSite(database.owner, site.id, (tx) => changesOf(tx, inner));
    assert.deepEqual(await undo(created?.id ?? ""), { ok: false, reason: { kind: "creation" } });
    assert.deepEqual(await undo(inner), { ok: false, reason: { kind: "no-such-change" } });
    assert.deepEqual(await edit("nothere2", "owner", ["phones", "0203 444444"]), {
      ok: false,
      reason: { kind: "no-such-entry" },
    });
  });

  it("loses nothing when two edit at the same time", async () => {
    const { id, shortId } = await imported();
    const parts: [string, string][] = [
      ["street", "Weseler Straße"],
      ["houseNumber", "7"],
      ["postcode", "47053"],
      ["city", "Duisburg"],
    ];
    const edits = await Promise.all(parts.map((part) => edit(shortId, "owner", part)));
    assert.ok(edits.every((one) => one.ok));
    assert.deepEqual((await entry(id)).profile.address, {
      street: "Weseler Straße",
      houseNumber: "7",
      postcode: "47053",
      city: "Duisburg",
    });
  });
});
