import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { parts } from "../../rules/my-business/parts.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { openCodesOf } from "../../store/owning/claim-codes.ts";
import { insertOwnership, ownersOf, takenFrom } from "../../store/owning/ownerships.ts";
import { insertProposal } from "../../store/proposals/proposals.ts";
import { mailsOf, makeOwner } from "../../testing/owners.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { ownBusiness } from "../my-business/own-business.ts";
import { savePart } from "../my-business/save-part.ts";
import { decide } from "../proposals/decide.ts";
import { reopen } from "../proposals/reopen.ts";
import type { Doing } from "./doing.ts";
import { lookAtCode } from "./look-at-code.ts";
import { makeClaimCode } from "./make-claim-code.ts";
import { sendClaimLink } from "./send-claim-link.ts";
import { takeAway } from "./take-away.ts";

const secrets = testSecrets();
const now = new Date("2026-11-26T10:00:00Z");

describe("an entry that is taken away from somebody", () => {
  let database: TestDatabase;
  let site: Site;
  let doing: Doing;
  let shortId = "";
  let networks = 0;
  before(async () => {
    ({ database, site } = await testDirectory());
    const tags = { shop: "hairdresser", name: "Kuaför Yıldız", email: "laden@example.org" };
    await importNodes(database, site, [{ id: 1, tags }]);
    doing = { db: database.db, site, actor: { kind: "command" }, secrets, now };
    const { rows } = await within((tx) =>
      sql<{ id: string }>`select short_id as id from directory.business`.execute(tx),
    );
    shortId = rows[0]?.id ?? "";
  });
  after(() => database.drop());

  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const entry = async () => (await within((tx) => businessByShortId(tx, shortId))) ?? assert.fail();
  const owner = async (locale = "tr") => {
    const personId = await makeOwner(database, site, { locale, mail: `person-${++networks}@example.org` });
    const { id: businessId } = await entry();
    await within((tx) => insertOwnership(tx, site.id, { businessId, personId, how: "letter", since: now }));
    return personId;
  };
  const own = (personId: string) => ownBusiness(database.db, site.id, personId, shortId);
  const told = (reason: string) => ({
    reason,
    words: (_: unknown, why: string, locale: string) => ({ subject: `taken ${locale}`, text: why }),
  });
  const count = async (event: string) =>
    (
      await within((tx) =>
        sql<{ count: number }>`
          select count(*)::integer as count from audit.line where event = ${event} and reason = 'Falsche Person.'
        `.execute(tx),
      )
    ).rows[0]?.count;

  it("is theirs no more at once, with a mail in their language and a reason in the audit", async () => {
    const personId = await owner();
    const mine = (await own(personId)) ?? assert.fail("it was theirs");
    assert.ok((await takeAway(doing, shortId, personId, told("Falsche Person."))).ok);
    assert.equal(await own(personId), undefined);
    const form = parts.kontakt.fill(mine.business, "2026-11-26");
    form.set("email1", "boese@example.org");
    const saved = await savePart(doing, mine, "kontakt", form, "tr");
    assert.deepEqual(saved, { ok: false, reason: { kind: "not-yours" } }, "a form that lay open");
    const [mail] = await mailsOf(database, site);
    assert.deepEqual([mail?.locale, mail?.subject, mail?.text], ["tr", "taken tr", "Falsche Person."]);
    assert.equal(await count("business.owner-ended"), 1);
    const [line] = await within((tx) => takenFrom(tx, personId, new Date(0)));
    assert.deepEqual([line?.name, line?.reason], ["Kuaför Yıldız", "Falsche Person."]);
    assert.deepEqual(await takeAway(doing, shortId, personId, told("x")), {
      ok: false,
      reason: "not-an-owner",
    });
  });

  it("leaves no way back in by a code that they made before", async () => {
    const personId = await owner();
    const actor = { kind: "person", id: personId, role: null, from: "" } as const;
    const theirs = await makeClaimCode({ ...doing, actor }, shortId, "handed-over");
    const ours = await makeClaimCode(doing, shortId, "letter");
    assert.ok(theirs.ok && ours.ok);
    assert.ok((await takeAway(doing, shortId, personId, told("x"))).ok);
    const look = (typed: string) =>
      lookAtCode({ db: database.db, site, secrets, typed, address: `10.0.0.${++networks}`, now });
    assert.deepEqual(await look(theirs.value.code), { ok: false, reason: "gone" });
    assert.equal((await look(ours.value.code)).ok, true, "a letter of ours is still good");
  });

  it("is not claimed by mail through an address that an owner wrote into it", async () => {
    const link = (to: string) =>
      sendClaimLink({
        db: database.db,
        site,
        shortId,
        to,
        locale: "de",
        actor: doing.actor,
        address: `10.1.0.${++networks}`,
        now,
        write: () => ({ subject: "s", text: "t" }),
      });
    assert.equal((await link("laden@example.org")).ok, true, "what stood there before proves it");
    const personId = await owner();
    const mine = (await own(personId)) ?? assert.fail();
    const form = parts.kontakt.fill(mine.business, "2026-11-26");
    form.set("email1", "boese@example.org");
    assert.ok((await savePart(doing, mine, "kontakt", form, "tr")).ok);
    assert.ok((await takeAway(doing, shortId, personId, told("x"))).ok);
    const { id, profile } = await entry();
    assert.deepEqual(profile.emails, ["boese@example.org"]);
    const open = await within((tx) => openCodesOf(tx, id, now));
    assert.ok(!open.some(({ way }) => way === "mail"), "no link that was sent before is good any more");
    assert.deepEqual(await link("boese@example.org"), { ok: false, reason: "proves-nothing" });
  });

  it("waits again when the decision about the claim is taken back, and nobody else loses theirs", async () => {
    const colleague = await owner("de");
    const personId = await makeOwner(database, site, { locale: "ar", mail: "claim@example.org" });
    const { id: businessId } = await entry();
    const id = newId();
    const claim = { kind: "claim", asked: { details: { way: "document" } }, contact: null } as const;
    await within((tx) =>
      insertProposal(tx, site.id, {
        ...claim,
        id,
        businessId,
        receipt: null,
        language: "ar",
        madeBy: personId,
      }),
    );
    const word = { kind: "editor", name: "Redaktion", licence: "CC0-1.0", actor: "test" } as const;
    const decider = { db: database.db, site, secrets, actor: doing.actor, word };
    const accepted = { state: "accepted", reason: "", written: "", given: [] } as const;
    assert.ok((await decide(decider, id, accepted)).ok);
    assert.ok(await own(personId));
    assert.ok((await reopen(decider, id, told("Falsche Person."))).ok);
    assert.equal(await own(personId), undefined);
    assert.deepEqual(
      (await within((tx) => ownersOf(tx, businessId))).map((each) => each.personId),
      [colleague],
    );
    assert.equal((await mailsOf(database, site))[0]?.locale, "ar");
    assert.equal(await count("proposal.reopened"), 1);
    assert.ok((await decide(decider, id, accepted)).ok, "it can be given again");
    assert.ok(await own(personId));
    assert.deepEqual(await within((tx) => takenFrom(tx, personId, new Date(0))), []);
  });
});
