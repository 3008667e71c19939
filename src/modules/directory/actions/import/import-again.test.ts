// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import type { Status } from "../../rules/business.ts";
import { readEdits } from "../../rules/edit/read-edits.ts";
import { businessesByIdentifier } from "../../store/businesses.ts";
import { changesOf } from "../../store/changes.ts";
import { importElements, importNodes, type ToyNode, testDirectory } from "../../testing/test-directory.ts";
import { editBusiness } from "../edit-business.ts";
import { setStatus } from "../set-status.ts";
import type { ImportOptions } from "./import-osm.ts";
import { TooManyVanished } from "./import-refused.ts";

describe("importing again", () => {
  let database: TestDatabase;
  let site: Site;
  let count = 0;
  before(async () => {
    ({ database } = await testDirectory());
  });
  after(() => database.drop());

  /** Eight shops around the centre, a hundred metres apart. */
  const shops = (): ToyNode[] =>
    Array.from({ length: 8 }, (_, index) => ({
      id: index + 1,
      lat: 51.42 + (index % 3) / 1000,
      lon: 6.76 + Math.floor(index / 3) / 1000,
      tags: { shop: index % 2 ? "bakery" : "hairdresser", name: `Laden ${index + 1}`, phone: "0203 111111" },
    }));
  /** A site of its own, with the shops. */
  const begin = async (nodes = shops()) => {
    site = await openSite(database, `again${++count}`);
    return again(nodes);
  };
  const again = (nodes: ToyNode[], options: Omit<ImportOptions, "file"> = {}) =>
    importNodes(database, site, nodes, options);
  const without = (...ids: number[]) => shops().filter((node) => !ids.includes(node.id));
  const entry = async (ref: string) => {
    const found = await inSite(database.owner, site.id, (tx) => businessesByIdentifier(tx, "osm", [ref]));
    const business = found.get(ref)?.business;
    assert.ok(business, ref);
    return business;
  };
  const status = async (id: number): Promise<Status> => (await entry(`node/${id}`)).status;
  const say = async (id: number, next: Exclude<Status, "merged">) => {
    const set = await setStatus(database.owner, site, (await entry(`node/${id}`)).shortId, {
      status: next,
      actor: "test",
      lifted: true,
    });
    assert.ok(set.ok);
  };
  /** How often each row was written, by the number of the transaction that wrote it. */
  const written = () =>
    inSite(database.owner, site.id, async (tx) => {
      const { rows } = await sql<{ business: string; listing: string; changes: number; words: string }>`
        select (select max(xmin::text::bigint)::text from directory.business) as business,
          (select max(xmin::text::bigint)::text from directory.listing) as listing,
          (select max(xmin::text::bigint)::text from directory.word) as words,
          (select count(*)::integer from directory.change) as changes`.execute(tx);
      return rows[0];
    });

  it("writes nothing where nothing is new", async () => {
    await begin();
    const first = await written();
    const { report, vanished } = await again(shops());
    assert.equal(report.things.unchanged, 8);
    assert.equal(report.things.new + report.things.changed + report.things.moved, 0);
    assert.deepEqual(vanished, []);
    assert.deepEqual(await written(), first);
  });

  it("tells new, changed, moved, returned and perhaps closed", async () => {
    await begin(without(8));
    const [one, two, three, ...rest] = without(7);
    assert.ok(one?.lat && two?.lat && three);
    const { report, vanished } = await again([
      { ...one, lat: one.lat + 0.000004 },
      { ...two, lat: two.lat + 0.0005 },
      { ...three, tags: { ...three.tags, phone: "0203 222222" } },
      ...rest,
    ]);
    const { things, missing } = report;
    assert.deepEqual(
      [things.new, things.moved, things.changed, things.unchanged, missing.perhapsClosed],
      [1, 1, 1, 4, 1],
    );
    assert.deepEqual(
      vanished.map(({ name }) => name),
      ["Laden 7"],
    );
    assert.equal(await status(7), "perhaps-closed");
    const back = await again(shops());
    assert.equal(back.report.things.returned, 1);
    assert.equal(await status(7), "published");
    const history = await inSite(database.owner, site.id, async (tx) =>
      changesOf(tx, (await entry("node/7")).id),
    );
    assert.deepEqual(
      history.map(({ action, after }) => [action, after?.status, after?.reason]),
      [
        ["status", "published", undefined],
        ["status", "perhaps-closed", "not in OpenStreetMap any more"],
        ["create", undefined, undefined],
      ],
    );
  });

  it("says the same in a dry run, and leaves all as it was", async () => {
    await begin();
    const first = await written();
    const dry = await again(without(4, 5), { dryRun: true });
    assert.deepEqual(await written(), first);
    const real = await again(without(4, 5));
    assert.deepEqual(dry.report, real.report);
    assert.deepEqual(dry.vanished, real.vanished);
    assert.equal(real.report.missing.perhapsClosed, 2);
  });

  it("takes a shop that the source calls disused for perhaps closed", async () => {
    await begin();
    const { report } = await again(
      shops().map((node) => (node.id === 8 ? { ...node, tags: { "disused:shop": "bakery" } } : node)),
    );
    assert.deepEqual([report.things.vacant, report.missing.perhapsClosed], [1, 1]);
    const history = await inSite(database.owner, site.id, async (tx) =>
      changesOf(tx, (await entry("node/8")).id),
    );
    assert.equal(history[0]?.after?.reason, "vacant in OpenStreetMap");
  });

  it("leaves alone what people say is there, and what they closed or hid", async () => {
    await begin();
    await again(without(1, 2));
    await say(1, "published");
    await say(3, "closed");
    await say(4, "hidden");
    const edited = await editBusiness(
      database.owner,
      site,
      (await entry("node/5")).shortId,
      { kind: "owner", name: "Besuch", licence: "CC0-1.0", actor: "test" },
      (business) => readEdits([["phone", "0203 333333"]], business),
    );
    assert.ok(edited.ok);
    const { report } = await again(without(1, 2, 3, 4, 5), { acceptVanished: true });
    assert.deepEqual(report.missing, { perhapsClosed: 0, confirmed: 2, beyond: 0, otherKinds: 0 });
    await again(shops());
    assert.deepEqual(await Promise.all([1, 2, 3, 4, 5].map(status)), [
      "published",
      "published",
      "closed",
      "hidden",
      "published",
    ]);
  });

  it("takes the word of a person who says that it is perhaps closed, too", async () => {
    await begin();
    await say(1, "perhaps-closed");
    assert.equal((await again(shops())).report.things.returned, 0);
    assert.equal(await status(1), "perhaps-closed");
  });

  it("refuses a file in which more than a third is missing, and takes nothing from it", async () => {
    await begin();
    const [first, ...rest] = without(2, 4, 5);
    assert.ok(first);
    const news = [{ ...first, tags: { ...first.tags, name: "Neu" } }, ...rest];
    const held = await written();
    await assert.rejects(again(news), (error) => error instanceof TooManyVanished && error.vanished === 3);
    assert.deepEqual(await written(), held);
    const dry = await again(news, { dryRun: true });
    assert.deepEqual([dry.isTooMany, dry.vanished.length], [true, 3]);
    const partial = await again(news, { partial: true });
    assert.deepEqual([partial.report.things.changed, partial.report.missing.perhapsClosed], [1, 0]);
    assert.equal((await again(news, { acceptVanished: true })).report.missing.perhapsClosed, 3);
  });

  it("does not close the half of the town that the file does not cover, nor kinds that it leaves out", async () => {
    const east = (node: ToyNode): ToyNode => ({ ...node, id: node.id + 100, lon: 6.8 });
    const clubs = [1, 2, 3].map(
      (id): ToyNode => ({
        id: 200 + id,
        lat: 51.421,
        lon: 6.761,
        tags: { club: "sport", name: `Verein ${id}` },
      }),
    );
    await begin([...shops(), ...shops().map(east), ...clubs]);
    const { report } = await again(without(5));
    assert.deepEqual(report.missing, { perhapsClosed: 1, confirmed: 0, beyond: 8, otherKinds: 3 });
  });

  it("does not take entries of another source for vanished", async () => {
    await begin();
    const source = { name: "Demo", licence: "CC0-1.0", attribution: null, url: null };
    const { report } = await again([{ id: 900, tags: { shop: "kiosk", name: "Kiosk" } }], { source });
    assert.equal(report.missing.perhapsClosed + report.missing.beyond, 0);
  });

  it("knows an entry again that was a point and is a building now, also a hidden one", async () => {
    await begin();
    await say(2, "hidden");
    const shortIds = await Promise.all([1, 2].map(async (id) => (await entry(`node/${id}`)).shortId));
    const corner = (id: number, lat: number, lon: number) => ({ type: "node", id, lat, lon });
    const building = (id: number, { lat = 0, lon = 0, tags }: ToyNode) => [
      corner(id * 10, lat, lon),
      corner(id * 10 + 1, lat, lon + 0.0002),
      corner(id * 10 + 2, lat + 0.0002, lon + 0.0002),
      corner(id * 10 + 3, lat + 0.0002, lon),
      {
        type: "way",
        id,
        nodes: [0, 1, 2, 3, 0].map((at) => id * 10 + at),
        tags: { ...tags, phone: "0203 444444", building: "yes" },
      },
    ];
    const [first, second] = shops();
    assert.ok(first && second);
    const elements = [
      ...without(1, 2).map((node) => ({ type: "node", ...node })),
      ...building(501, first),
      ...building(502, second),
    ];
    const { report } = await importElements(database, site, elements);
    assert.deepEqual([report.things.new, report.renewed, report.missing.perhapsClosed], [0, 2, 0]);
    const renewed = await Promise.all(["way/501", "way/502"].map(entry));
    assert.deepEqual(
      renewed.map((business) => business.shortId),
      shortIds,
    );
    assert.deepEqual(
      renewed.map((business) => [business.status, business.profile.phones]),
      [
        ["published", ["+49203444444"]],
        ["hidden", ["+49203444444"]],
      ],
    );
    const same = await importElements(database, site, elements);
    assert.deepEqual([same.report.things.unchanged, same.report.things.hidden], [7, 1]);
  });
});
