import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { handOverList } from "../../store/owning/hand-over-list.ts";
import { keptOfPerson } from "../../store/owning/kept-of-person.ts";
import { businessesOwnedBy, ownersOf, owns } from "../../store/owning/ownerships.ts";
import { setModeration } from "../../store/settings.ts";
import { proposalsWaiting } from "../../testing/proposals.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import type { Doing } from "./doing.ts";
import { lookAtCode } from "./look-at-code.ts";
import { makeClaimCode } from "./make-claim-code.ts";
import { endOwner, voidCodes } from "./manage-owners.ts";
import { type Claimant, redeemClaim } from "./redeem-claim.ts";

const secrets = testSecrets();
const now = new Date("2026-11-26T10:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
let people = 0;
let networks = 0;

describe("taking over a business", () => {
  let database: TestDatabase;
  let site: Site;
  let doing: Doing;
  let shortId: string;

  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [
      { id: 1, tags: { shop: "hairdresser", name: "Kuaför Yıldız" } },
      { id: 2, tags: { shop: "bakery", name: "Bäckerei Schmitz" } },
    ]);
    doing = { db: database.db, site, actor: { kind: "command" }, secrets, now };
    const [found] = await inSite(database.db, site.id, (tx) => handOverList(tx, "Yıldız", now, 1));
    shortId = found?.business.shortId ?? "";
  });
  after(() => database.drop());

  const asked = (typed: string, more: { address?: string; now?: Date } = {}) => ({
    db: database.db,
    site,
    secrets,
    typed,
    address: `10.9.${networks >> 8}.${networks++ & 255}`,
    now,
    ...more,
  });
  const somebody = (more: Partial<{ name: string; login: string; password: string }> = {}): Claimant => ({
    kind: "new",
    client: { address: "192.0.2.1", agent: "Firefox" },
    registration: {
      name: "Ayşe Yıldız",
      login: `ayse-${people++}`,
      password: "vier graue Esel singen",
      locale: "tr",
      ...more,
    },
  });
  const code = async (way: "person" | "letter" | "handed-over" = "person") => {
    const made = await makeClaimCode(doing, shortId, way);
    assert.ok(made.ok);
    return made.value.code;
  };
  const businessId = async () =>
    (await inSite(database.db, site.id, (tx) => businessByShortId(tx, shortId)))?.id ?? "";
  const owners = async () => {
    const id = await businessId();
    return inSite(database.db, site.id, (tx) => ownersOf(tx, id));
  };

  it("gives whoever has a code an account with the business, once", async () => {
    const typed = await code();
    const claimed = await redeemClaim(asked(typed), somebody());
    assert.ok(claimed.ok);
    assert.equal(claimed.value.shortId, shortId);
    assert.ok(claimed.value.secret);
    assert.equal(claimed.value.waits, false);
    const [owner] = await owners();
    assert.equal(owner?.how, "person");
    assert.equal(owner?.name, "Ayşe Yıldız");
    assert.deepEqual(await redeemClaim(asked(typed), somebody()), { ok: false, reason: "gone" });
    const mine = await inSite(database.db, site.id, (tx) => businessesOwnedBy(tx, owner?.personId ?? ""));
    assert.deepEqual(
      mine.map((business) => business.shortId),
      [shortId],
    );
    const kept = await inSite(database.db, site.id, (tx) => keptOfPerson(tx, owner?.personId ?? ""));
    assert.equal(JSON.stringify(kept.owned).includes(`"business":"${shortId}"`), true, JSON.stringify(kept));
    assert.deepEqual([kept.drafts, kept.photos, kept.confirmed], [[], [], []]);
  });

  it("keeps the code for who made a slip, and makes nobody", async () => {
    const typed = await code();
    const count = (await owners()).length;
    for (const [more, reason] of [
      [{ name: " " }, "name"],
      [{ login: "ab" }, "login"],
      [{ password: "kurz" }, "too-short"],
      [{ login: "ayse-0" }, "taken"],
    ] as const)
      assert.deepEqual(await redeemClaim(asked(typed), somebody(more)), { ok: false, reason });
    assert.equal((await owners()).length, count);
    assert.equal((await redeemClaim(asked(typed), somebody())).ok, true);
    assert.equal((await owners()).length, count + 1);
  });

  it("lets one of 50 win who come at once with the same code", async () => {
    const typed = await code();
    const before = (await owners()).length;
    const results = await Promise.all(Array.from({ length: 50 }, () => redeemClaim(asked(typed), known())));
    assert.equal(results.filter((each) => each.ok).length, 1);
    assert.equal((await owners()).length, before + 1);
  });

  const ids: string[] = [];
  let turn = 0;
  const known = (): Claimant => {
    const personId = ids[turn++ % ids.length] ?? "";
    return {
      kind: "known",
      personId,
      locale: "tr",
      actor: { kind: "person", id: personId, role: null, from: "192.0.2.0" },
    };
  };
  before(async () => {
    const { demoPerson } = await import("../../../accounts/index.ts");
    for (let n = 0; n < 20; n++)
      ids.push(
        await inSite(database.db, site.id, (tx) =>
          demoPerson(tx, site.id, "business-owner", `Person ${n}`, now, `race-${n}`),
        ),
      );
  });

  it("opens nothing after its time, with another site's digits, or a wrong digit", async () => {
    const typed = await code();
    assert.deepEqual(await lookAtCode(asked(typed, { now: days(31) })), { ok: false, reason: "gone" });
    assert.equal((await lookAtCode(asked(typed, { now: days(29) }))).ok, true);
    const wrong = typed.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    assert.deepEqual(await lookAtCode(asked(wrong)), { ok: false, reason: "mistyped" });
    const elsewhere = { ...site, id: "018f0000-0000-7000-8000-000000000000" };
    assert.equal(
      (await lookAtCode({ ...asked(typed), site: elsewhere }).catch(() => ({ ok: false }))).ok,
      false,
    );
  });

  it("slows who guesses, whatever they send along", async () => {
    const address = "203.0.113.9";
    const guess = () => lookAtCode(asked("x".repeat(43), { address }));
    let waits: unknown;
    for (let tries = 0; tries < 60 && waits === undefined; tries++) {
      const looked = await guess();
      if (!looked.ok && typeof looked.reason === "object") waits = looked.reason.waitMs;
    }
    assert.ok(typeof waits === "number" && waits > 0);
  });

  it("waits for an editor where the site wants that, but not with an owner's own code", async () => {
    await inSite(database.db, site.id, (tx) =>
      setModeration(tx, site.id, {
        newEntries: "wait",
        ownerChanges: "live",
        ownerPhotos: "wait",
        provenClaims: "wait",
      }),
    );
    const before = (await owners()).length;
    const waiting = await redeemClaim(asked(await code("letter")), somebody());
    assert.ok(waiting.ok && waiting.value.waits);
    assert.equal((await owners()).length, before);
    assert.equal((await proposalsWaiting(database, site, "claim")).length, 1);
    const letIn = await redeemClaim(asked(await code("handed-over")), somebody());
    assert.ok(letIn.ok && !letIn.value.waits);
    assert.equal((await owners()).length, before + 1);
  });

  it("ends: with codes that are void, and for who leaves", async () => {
    const typed = await code();
    assert.equal((await voidCodes(doing, shortId)).ok, true);
    assert.deepEqual(await redeemClaim(asked(typed), somebody()), { ok: false, reason: "gone" });
    const [owner] = await owners();
    assert.ok(owner);
    assert.equal((await endOwner(doing, shortId, owner.personId)).ok, true);
    assert.deepEqual(await endOwner(doing, shortId, owner.personId), { ok: false, reason: "not-an-owner" });
    const id = await businessId();
    assert.equal(await inSite(database.db, site.id, (tx) => owns(tx, owner.personId, id)), false);
  });
});
