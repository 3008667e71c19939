// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import sharp from "sharp";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { changesOf } from "../../store/changes.ts";
import { insertOwnership } from "../../store/owning/ownerships.ts";
import { photoFile, photosOf } from "../../store/photos/photos.ts";
import { readPublicBusiness } from "../../store/public-business.ts";
import { moderationOf, setModeration } from "../../store/settings.ts";
import { makeOwner } from "../../testing/owners.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { ownBusiness } from "../my-business/own-business.ts";
import { undoOwnChange } from "../my-business/undo-own-change.ts";
import type { Doing } from "../owning/doing.ts";
import { forgetOwning } from "../owning/forget-owning.ts";
import { undoChange } from "../undo-change.ts";
import { addPhoto, removePhoto } from "./add-photo.ts";
import { mostPhotos } from "./most-photos.ts";

describe("photos of an own business that are shown at once", () => {
  let database: TestDatabase;
  let site: Site;
  let doing: Doing;
  let personId = "";
  let shortIds: string[] = [];
  let bytes: Buffer;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [
      { id: 1, tags: { shop: "kiosk", name: "Kiosk" } },
      { id: 2, tags: { shop: "bakery", name: "Backstube" } },
    ]);
    bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: "teal" } })
      .jpeg()
      .toBuffer();
    const made = await sql`select now() as now`.execute(database.db);
    doing = {
      db: database.db,
      site,
      actor: { kind: "command" },
      secrets: testSecrets(),
      now: (made.rows[0] as { now: Date }).now,
    };
    shortIds = await within(async (tx) => {
      const { rows } = await sql<{
        id: string;
      }>`select short_id as id from directory.business order by id`.execute(tx);
      return rows.map(({ id }) => id);
    });
    personId = await makeOwner(database, site, { locale: "tr", mail: "kiosk@example.org" });
    for (const shortId of shortIds) {
      const { id: businessId } = await entry(shortId);
      await within((tx) =>
        insertOwnership(tx, site.id, { businessId, personId, how: "letter", since: doing.now }),
      );
    }
    await within(async (tx) =>
      setModeration(tx, site.id, { ...(await moderationOf(tx)), ownerPhotos: "live" }),
    );
  });
  after(() => database.drop());

  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const entry = async (shortId: string) =>
    (await within((tx) => businessByShortId(tx, shortId))) ?? assert.fail("there is no such entry");
  const own = async (which = 0) =>
    (await ownBusiness(database.db, site.id, personId, shortIds[which] ?? "")) ??
    assert.fail("it is not theirs");
  const add = async (alt: string) => addPhoto(doing, await own(), { bytes, alt, language: "tr" });
  const idOf = async (alt: string) => {
    const mine = await own();
    const all = await within((tx) => photosOf(tx, mine.business.id));
    return all.find((photo) => photo.alt === alt)?.id ?? assert.fail(`there is no photo ${alt}`);
  };
  const shown = async () =>
    (await readPublicBusiness(database.read, site.id, shortIds[0] ?? "", 0))?.photos.map(({ alt }) => alt);
  const lines = async () => {
    const all = await within(async (tx) => changesOf(tx, (await own()).business.id));
    return all.filter(({ action }) => action !== "create");
  };
  const told = async () =>
    (await lines()).map(({ action, before, after, undone }) =>
      [action, before?.photo?.alt ?? "", after?.photo?.alt ?? "", undone ? "undone" : ""].join("|"),
    );

  it("stand in the history as they come and go, and each line can be taken back once", async () => {
    assert.deepEqual(await add("Kapı"), { ok: true, value: "shown" });
    const door = await idOf("Kapı");
    assert.deepEqual(await told(), ["photo||Kapı|"]);
    assert.equal((await lines())[0]?.actor, `person ${personId}`);

    assert.ok(await removePhoto(doing, await own(), door));
    assert.equal(await removePhoto(doing, await own(), door), false, "it is away already");
    assert.deepEqual(await shown(), []);
    assert.equal(await within((tx) => photoFile(tx, door, "gross")), undefined, "nobody is shown it");
    assert.deepEqual(await told(), ["photo|Kapı||", "photo||Kapı|"]);

    const [went, came] = await lines();
    assert.deepEqual(
      await undoOwnChange(doing, await own(), came?.id ?? ""),
      { ok: false, reason: "changed-since" },
      "it is away already",
    );
    assert.ok((await undoOwnChange(doing, await own(), went?.id ?? "")).ok);
    assert.deepEqual(await shown(), ["Kapı"]);
    assert.deepEqual(await told(), ["undo||Kapı|", "photo|Kapı||undone", "photo||Kapı|"]);
    assert.ok(!(await undoOwnChange(doing, await own(), went?.id ?? "")).ok, "once");

    assert.ok((await undoOwnChange(doing, await own(), came?.id ?? "")).ok);
    assert.deepEqual(await shown(), []);
  });

  it("are taken back on the command line as well, and by nobody through another entry", async () => {
    assert.ok((await add("Tezgâh")).ok);
    const [came] = await lines();
    assert.deepEqual(await undoOwnChange(doing, await own(1), came?.id ?? ""), {
      ok: false,
      reason: "not-yours",
    });
    assert.equal(await removePhoto(doing, await own(1), await idOf("Tezgâh")), false);
    const undone = await undoChange(database.db, site, came?.id ?? "", "operator");
    assert.deepEqual(undone.ok && undone.value.fields, ["photo"]);
    assert.deepEqual(await shown(), []);
  });

  it("do not come back where there is no room any more", async () => {
    assert.ok((await add("Eski")).ok);
    assert.ok(await removePhoto(doing, await own(), await idOf("Eski")));
    const [went] = await lines();
    for (let n = 0; n < mostPhotos; n++) assert.ok((await add(`Yeni ${n}`)).ok);
    assert.deepEqual(await undoOwnChange(doing, await own(), went?.id ?? ""), {
      ok: false,
      reason: "changed-since",
    });
    assert.equal((await shown())?.length, mostPhotos);
  });

  it("are forgotten a month after they were taken away, however old they are, and what is shown stays", async () => {
    const [gone, stays] = [await idOf("Yeni 0"), await idOf("Yeni 1")];
    assert.ok(await removePhoto(doing, await own(), gone));
    const kept = () =>
      within(async (tx) => {
        const { rows } = await sql<{ id: string }>`
          select id from directory.photo where id in (${gone}, ${stays}) order by id = ${stays}
        `.execute(tx);
        return rows.map(({ id }) => id);
      });
    await within((tx) => sql`update directory.photo set made_at = now() - interval '2 years'`.execute(tx));
    await forgetOwning(database.db);
    assert.deepEqual(await kept(), [gone, stays]);
    await within((tx) =>
      sql`update directory.photo set removed_at = now() - interval '31 days' where id = ${gone}`.execute(tx),
    );
    const [went] = await lines();
    await forgetOwning(database.db);
    assert.deepEqual(await kept(), [stays]);
    const later = { ...doing, now: new Date(doing.now.getTime() + 31 * 86_400_000) };
    assert.deepEqual(await undoOwnChange(later, await own(), went?.id ?? ""), {
      ok: false,
      reason: "not-yours",
    });
  });
});
