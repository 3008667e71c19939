import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import sharp from "sharp";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { parts } from "../../rules/my-business/parts.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { changesOf } from "../../store/changes.ts";
import { endOwnership, insertOwnership } from "../../store/owning/ownerships.ts";
import { photosOf } from "../../store/photos/photos.ts";
import { readPublicBusiness } from "../../store/public-business.ts";
import { moderationOf, setModeration } from "../../store/settings.ts";
import { sourcesOf } from "../../store/sources.ts";
import { mailsOf, makeOwner } from "../../testing/owners.ts";
import { proposalsWaiting } from "../../testing/proposals.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import type { Doing } from "../owning/doing.ts";
import { addPhoto, removePhoto } from "../photos/add-photo.ts";
import { decide } from "../proposals/decide.ts";
import { reopen } from "../proposals/reopen.ts";
import { ownBusiness } from "./own-business.ts";
import { savePart } from "./save-part.ts";

const secrets = testSecrets();
const now = new Date("2026-11-26T10:00:00Z");
const editor = "018f0000-0000-7000-8000-00000000000e";

describe("what an owner says where it waits for an editor", () => {
  let database: TestDatabase;
  let site: Site;
  let doing: Doing;
  let shortId = "";
  let personId = "";
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [{ id: 1, tags: { shop: "kiosk", name: "Kiosk" } }]);
    doing = { db: database.db, site, actor: { kind: "command" }, secrets, now };
    const { rows } = await within((tx) =>
      sql<{ id: string }>`select short_id as id from directory.business`.execute(tx),
    );
    shortId = rows[0]?.id ?? "";
    personId = await makeOwner(database, site, { locale: "bg", mail: "kiosk@example.org" });
    const { id: businessId } = await entry();
    await within(async (tx) => {
      await insertOwnership(tx, site.id, { businessId, personId, how: "letter", since: now });
      await setModeration(tx, site.id, {
        ...(await moderationOf(tx)),
        ownerChanges: "wait",
        ownerPhotos: "wait",
      });
    });
  });
  after(() => database.drop());

  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const entry = async () => (await within((tx) => businessByShortId(tx, shortId))) ?? assert.fail();
  const own = async () =>
    (await ownBusiness(database.db, site.id, personId, shortId)) ?? assert.fail("it is not theirs");
  const decider = () => ({
    db: database.db,
    site,
    secrets,
    actor: doing.actor,
    word: { kind: "editor", name: "Redaktion", licence: "CC0-1.0", actor: `person ${editor}` } as const,
  });
  const verdict = (state: "accepted" | "refused") => ({
    state,
    reason: "Grund",
    written: "Grund",
    given: [],
    letter: (_: unknown, locale: string) => ({ subject: `answer ${locale}`, text: "Grund" }),
  });
  const waiting = async () =>
    (await proposalsWaiting(database, site, "change"))[0] ?? assert.fail("nothing waits");
  const write = async (email: string) => {
    const mine = await own();
    const form = parts.kontakt.fill(mine.business, "2026-11-26");
    form.set("email1", email);
    assert.deepEqual(await savePart(doing, mine, "kontakt", form, "bg"), {
      ok: true,
      value: { kind: "waits" },
    });
    return waiting();
  };
  const lastLine = () => within(async (tx) => (await changesOf(tx, (await entry()).id))[0]);

  it("stays the owner's word, and the history names who said it and who agreed", async () => {
    const { id } = await write("eins@example.org");
    assert.ok((await decide(decider(), id, verdict("accepted"))).ok);
    const { profile, provenance } = await entry();
    assert.deepEqual(profile.emails, ["eins@example.org"]);
    const sources = await within(sourcesOf);
    assert.equal(sources.get(provenance.emails ?? -1)?.kind, "owner");
    const line = await lastLine();
    assert.deepEqual([line?.actor, line?.agreedBy], [`person ${personId}`, `person ${editor}`]);
    const [mail] = await mailsOf(database, site);
    assert.deepEqual([mail?.to, mail?.subject], ["kiosk@example.org", "answer bg"]);
  });

  it("goes in again over what the same owner said before, and is taken back as a whole", async () => {
    const { id } = await write("zwei@example.org");
    assert.ok((await decide(decider(), id, verdict("accepted"))).ok);
    assert.deepEqual((await entry()).profile.emails, ["zwei@example.org"]);
    assert.ok((await reopen(decider(), id)).ok);
    assert.deepEqual((await entry()).profile.emails, ["eins@example.org"]);
    assert.ok((await decide(decider(), id, verdict("refused"))).ok);
  });

  const photo = async (alt: string) => {
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: "teal" } })
      .jpeg()
      .toBuffer();
    const added = await addPhoto(doing, await own(), { bytes, alt, language: "bg" });
    assert.deepEqual(added, { ok: true, value: "waiting" });
    return waiting();
  };
  const states = async () =>
    within(async (tx) => (await photosOf(tx, (await entry()).id)).map(({ alt, state }) => `${alt} ${state}`));
  const shown = async () =>
    (await readPublicBusiness(database.read, site.id, shortId, 0))?.photos.map(({ alt }) => alt);

  it("shows a photo once an editor lets it through, and no more when that is taken back", async () => {
    const { id } = await photo("Tür");
    assert.deepEqual(await shown(), []);
    assert.ok((await decide(decider(), id, verdict("accepted"))).ok);
    assert.deepEqual(await shown(), ["Tür"]);
    const came = await lastLine();
    assert.deepEqual(
      [came?.action, came?.after?.photo?.alt, came?.actor, came?.agreedBy],
      ["photo", "Tür", `person ${personId}`, `person ${editor}`],
    );
    assert.ok((await reopen(decider(), id)).ok);
    const went = await lastLine();
    assert.deepEqual(
      [went?.action, went?.before?.photo?.alt, went?.actor],
      ["photo", "Tür", `person ${editor}`],
    );
    assert.deepEqual(await shown(), []);
    assert.deepEqual(await states(), ["Tür waiting"]);
    assert.ok((await decide(decider(), id, verdict("refused"))).ok);
    assert.deepEqual(await states(), ["Tür declined"]);
    assert.deepEqual(await shown(), []);
  });

  it("leaves a photo alone that the owner took away since", async () => {
    const { id } = await photo("Fenster");
    assert.ok((await decide(decider(), id, verdict("accepted"))).ok);
    const mine = await own();
    const theirs = await within((tx) => photosOf(tx, mine.business.id));
    assert.ok(await removePhoto(doing, mine, theirs.find(({ alt }) => alt === "Fenster")?.id ?? ""));
    const before = await lastLine();
    assert.ok((await reopen(decider(), id)).ok);
    assert.ok((await decide(decider(), id, verdict("accepted"))).ok);
    assert.deepEqual(await shown(), []);
    assert.equal((await lastLine())?.id, before?.id);
  });

  it("waits no longer when the owner takes the photo away", async () => {
    await photo("Theke");
    const mine = await own();
    const theirs = await within((tx) => photosOf(tx, mine.business.id));
    const found = theirs.find(({ alt }) => alt === "Theke");
    assert.ok(await removePhoto(doing, mine, found?.id ?? ""));
    assert.deepEqual(await proposalsWaiting(database, site, "change"), []);
  });

  it("is an editor's word where whoever asked owns the entry no more", async () => {
    const { id, businessId } = await write("drei@example.org");
    await within((tx) => endOwnership(tx, { businessId: businessId ?? "", personId, at: now }));
    const late = await decide(decider(), id, verdict("accepted"));
    // What an owner said before stands above an editor's word: it is not overwritten in passing.
    assert.deepEqual(late, {
      ok: false,
      reason: { kind: "not-accepted", why: { kind: "outranked", fields: ["emails"] } },
    });
  });
});
