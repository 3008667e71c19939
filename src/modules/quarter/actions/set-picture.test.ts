// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import sharp from "sharp";
import { inSite } from "../../../kernel/db/in-site.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { madeContext } from "../../../kernel/web/testing/made-context.ts";
import { quarter } from "../module.ts";
import { picture as pictureAnswer } from "../pages/picture.ts";
import type { Site } from "../rules/site.ts";
import { siteByKey } from "../store/sites.ts";
import { openSite } from "../testing/open-site.ts";
import { describePicture, removePicture, setPicture, swapPictures } from "./set-picture.ts";
import { setSite } from "./set-site.ts";

describe("a site", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    database = await testDatabase([{ module: "quarter", migrations: quarter.migrations ?? {} }]);
    site = await openSite(database, "hochfeld");
    await openSite(database, "anders");
  });
  after(() => database.drop());

  const now = async (key = "hochfeld") => (await siteByKey(database.db, key)) ?? assert.fail(key);
  const nothing = async () => {};
  const photo = (background: string) =>
    sharp({ create: { width: 2_400, height: 1_600, channels: 3, background } })
      .jpeg()
      .toBuffer();
  const set = async (colour: string, alt: string) =>
    setPicture(database.db, site.id, { bytes: await photo(colour), alt }, nothing);
  const files = async () => {
    const { rows } = await inSite(database.db, site.id, (tx) =>
      sql<{ id: string; size: string; bytes: number }>`
        select picture_id as id, size, octet_length(bytes) as bytes from quarter.picture_file order by 1, 2
      `.execute(tx),
    );
    return rows;
  };
  const shown = async (id: string, size: string) =>
    pictureAnswer({
      ...madeContext(database.read, { site: await now(), params: { picture: `${id}-${size}.webp` } }),
    });

  it("shows a picture in two sizes, and gives back the one before as often as it is asked to", async () => {
    assert.equal((await now()).picture, undefined);
    assert.deepEqual(await set("#800", ""), { ok: false, reason: "no-alt" });
    assert.ok((await set("#800", "Rot")).ok);
    const red = (await now()).picture ?? assert.fail("no picture");
    assert.deepEqual([red.width, red.height, red.smallWidth, red.alt], [1280, 853, 640, { de: "Rot" }]);
    for (const size of ["gross", "klein"]) {
      const answer = await shown(red.id, size);
      assert.ok(answer.kind === "data" && typeof answer.body !== "string");
      assert.equal((await sharp(answer.body).metadata()).width, size === "gross" ? 1280 : 640);
    }
    assert.equal((await shown(red.id, "riesig")).kind, "refusal");

    assert.ok((await set("#080", "Grün")).ok);
    const green = (await now()).picture;
    assert.equal((await now()).pictureBefore?.id, red.id);
    assert.equal((await shown(red.id, "gross")).kind, "refusal", "the one before is seen by nobody");
    for (const expected of [red.id, green?.id, red.id]) {
      await swapPictures(database.db, site.id, nothing);
      assert.equal((await now()).picture?.id, expected);
    }
    await removePicture(database.db, site.id, nothing);
    assert.equal((await now()).picture, undefined);
    assert.equal((await shown(red.id, "gross")).kind, "refusal");
    await removePicture(database.db, site.id, nothing);
    assert.equal((await now()).pictureBefore?.id, red.id, "taken away twice, it still comes back");
    await swapPictures(database.db, site.id, nothing);
    assert.equal((await now()).picture?.id, red.id);

    assert.ok((await set("#008", "Blau")).ok);
    assert.equal((await files()).length, 4, "what was before the one before is gone");
    assert.equal((await now("anders")).picture, undefined);
  });

  it("keeps what is no picture as it was, and says in several languages what is to be seen", async () => {
    const before = (await now()).picture;
    const bytes = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>");
    const refused = await setPicture(database.db, site.id, { bytes, alt: "x" }, nothing);
    assert.deepEqual(refused, { ok: false, reason: "not-a-photo" });
    assert.deepEqual((await now()).picture, before);
    const alt = { de: "Der Markt", tr: "Pazar" };
    assert.ok((await describePicture(database.db, site.id, alt, nothing)).ok);
    assert.deepEqual((await now()).picture, { ...before, alt });
    assert.deepEqual(await describePicture(database.db, site.id, { tr: "Pazar" }, nothing), {
      ok: false,
      reason: "no-alt",
    });
  });

  it("loses nothing when several change different things at the same time", async () => {
    // All of them have the site as it was before any of them.
    const old = await now();
    const languages = ["de", "en", "tr", "ar", "bg", "ro", "pl", "uk"] as const;
    await Promise.all([
      ...languages.map((language) =>
        setSite(database.db, old, ({ texts }) => ({
          texts: { ...texts, imprint: { ...texts.imprint, [language]: language } },
        })),
      ),
      setSite(database.db, old, { theme: { primary: "#111111", accent: "#eeeeee" } }),
      setSite(database.db, old, { languages: ["de", "tr"] }),
      removePicture(database.db, site.id, nothing),
    ]);
    const { texts, theme, languages: offered, picture } = await now();
    assert.deepEqual(Object.keys(texts.imprint ?? {}).sort(), [...languages].sort());
    assert.deepEqual([theme.primary, offered, picture], ["#111111", ["de", "tr"], undefined]);
  });

  it("cannot take the host name of another", async () => {
    assert.ok((await setSite(database.db, await now("anders"), { host: "anders.example" })).ok);
    assert.deepEqual(await setSite(database.db, await now(), { host: "anders.example" }), {
      ok: false,
      reason: "host-taken",
    });
  });
});
