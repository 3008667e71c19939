// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Complaint, Proposal } from "../../rules/proposals/proposal.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { listPairs } from "../../store/duplicates/queue.ts";
import { proposalByReceipt } from "../../store/proposals/proposals.ts";
import { listProposals } from "../../store/proposals/queue.ts";
import { moderationOf, setModeration } from "../../store/settings.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { editBusiness } from "../edit-business.ts";
import { addBusiness } from "./add-business.ts";
import { likeEntries } from "./candidates.ts";
import { type Decider, decide, type Verdict } from "./decide.ts";
import { forgetProposals } from "./forget-proposals.ts";
import { readReceiptCode, receiptCode, receiptDigests } from "./receipt.ts";
import { reopen } from "./reopen.ts";
import { mergePair, undoPair } from "./settle-pair.ts";
import { suggestChange } from "./suggest-change.ts";
import { withdrawProposal } from "./withdraw-proposal.ts";

const secrets = testSecrets();
const phone = "+49203482711";
const hairdresser = {
  shop: "hairdresser",
  name: "Salon Ayla",
  phone: "0203 111222",
  "addr:street": "Marktstraße",
  "addr:housenumber": "2",
  "addr:postcode": "47053",
  "addr:city": "Duisburg",
};

describe("what people ask of the directory", () => {
  let database: TestDatabase;
  let site: Site;
  let shortId = "";
  let made = 0;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [{ id: 1, tags: hairdresser }]);
    const { rows } = await within((tx) =>
      sql<{ id: string }>`select short_id as id from directory.business`.execute(tx),
    );
    shortId = rows[0]?.id ?? "";
  });
  after(() => database.drop());

  const within = <T>(run: (tx: Db) => Promise<T>) => inSite(database.db, site.id, run);
  const asker = () => ({
    siteId: site.id,
    secrets,
    locale: "tr" as const,
    actor: { kind: "nobody", from: "192.0.2.1" } as const,
  });
  const decider = (): Decider => ({
    db: database.db,
    site,
    secrets,
    actor: { kind: "command" },
    word: { kind: "editor", name: "Redaktion", licence: "CC0-1.0", actor: "test" },
  });
  const newCode = () => {
    const code = readReceiptCode(receiptCode(secrets, site.id, `form ${++made}`));
    return code.ok ? code.value : assert.fail();
  };
  const proposalOf = async (code: string): Promise<Proposal> =>
    (await within((tx) => proposalByReceipt(tx, receiptDigests(secrets, site.id, code)))) ??
    assert.fail("no proposal");
  const suggest = async (what: Complaint, words: string, contact = ""): Promise<Proposal> => {
    const code = newCode();
    const done = await suggestChange(
      database.db,
      asker(),
      shortId,
      { what, words, contact },
      code,
      undefined,
    );
    assert.ok(done.ok);
    return proposalOf(code);
  };
  const verdict = (state: "accepted" | "refused", more: Partial<Verdict> = {}): Verdict => ({
    state,
    reason: "preset:done",
    written: "Danke.",
    given: [],
    ...more,
  });
  const entry = async () => (await within((tx) => businessByShortId(tx, shortId))) ?? assert.fail("no entry");
  const auditOf = async (event: string) =>
    (
      await within((tx) =>
        sql<{
          count: number;
        }>`select count(*)::integer as count from audit.line where event = ${event}`.execute(tx),
      )
    ).rows[0]?.count ?? 0;

  it("changes the entry when a suggestion is accepted, and takes it back", async () => {
    const before = await entry();
    const proposal = await suggest("telephone", "Neu: 0203 482711");
    const lines = await auditOf("proposal.decided");
    assert.ok((await decide(decider(), proposal.id, verdict("accepted"))).ok);
    assert.deepEqual((await entry()).profile.phones, [phone]);
    assert.equal(await auditOf("proposal.decided"), lines + 1);
    assert.ok((await reopen(decider(), proposal.id)).ok);
    assert.deepEqual((await entry()).profile, before.profile);
    const waits = await within((tx) => listProposals(tx, { waiting: true }, 100, 0));
    assert.ok(waits.some(({ id }) => id === proposal.id));
  });

  it("is decided once, however many try at the same time; the others are told what was decided", async () => {
    const proposal = await suggest("telephone", "Neu: 0203 482711");
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        decide(decider(), proposal.id, verdict(n % 2 === 0 ? "accepted" : "refused")),
      ),
    );
    assert.equal(tries.filter(({ ok }) => ok).length, 1);
    for (const each of tries) if (!each.ok) assert.equal(each.reason.kind, "decided");
  });

  it("writes nothing where the owner said otherwise", async () => {
    const owner = { kind: "owner", name: "Inhaberin", licence: "CC0-1.0", actor: "owner" } as const;
    const said = await editBusiness(database.db, site, shortId, owner, () => ({
      ok: true,
      value: { websites: ["https://ayla.example/"] },
    }));
    assert.ok(said.ok);
    const proposal = await suggest("other", "Andere Seite");
    const lines = await auditOf("proposal.decided");
    const given = [["websites", "https://anders.example/"]] as const;
    const done = await decide(decider(), proposal.id, verdict("accepted", { given }));
    assert.deepEqual(done, {
      ok: false,
      reason: { kind: "not-accepted", why: { kind: "outranked", fields: ["websites"] } },
    });
    assert.equal(
      (await within((tx) => listProposals(tx, { waiting: true }, 100, 0))).some(
        ({ id }) => id === proposal.id,
      ),
      true,
    );
    assert.equal(await auditOf("proposal.decided"), lines);
  });

  it("answers by mail in the language of whoever asked, and keeps the contact sealed", async () => {
    const proposal = await suggest("other", "Kapanış saati değişti", "ayse@example.org");
    assert.doesNotMatch(proposal.contact ?? "", /ayse/);
    const letter = (_: Proposal, locale: string) => ({ subject: `answer ${locale}`, text: "Teşekkürler" });
    assert.ok((await decide(decider(), proposal.id, verdict("refused", { letter }))).ok);
    const { rows } = await within((tx) =>
      sql<{ to: string; subject: string }>`select to_address as "to", subject from mail.outgoing`.execute(tx),
    );
    assert.deepEqual(rows, [{ to: "ayse@example.org", subject: "answer tr" }]);
  });

  it("takes the same form once, and lets whoever asked take it back", async () => {
    const code = newCode();
    const send = () =>
      suggestChange(
        database.db,
        asker(),
        shortId,
        { what: "closed", words: "", contact: "" },
        code,
        undefined,
      );
    await Promise.all(Array.from({ length: 10 }, send));
    const { id } = await proposalOf(code);
    const found = await within((tx) => listProposals(tx, { waiting: true, kind: "closed" }, 100, 0));
    assert.deepEqual(
      found.map((each) => each.id),
      [id],
    );
    assert.ok((await withdrawProposal(database.db, asker(), code)).ok);
    assert.deepEqual(await withdrawProposal(database.db, asker(), code), { ok: false, reason: "decided" });
    const late = await decide(decider(), id, verdict("accepted"));
    assert.equal(late.ok ? "" : late.reason.kind, "decided");
    assert.equal((await entry()).status, "published");
  });

  it("closes an entry, and opens it again when that is taken back", async () => {
    const proposal = await suggest("closed", "Rollladen unten");
    assert.ok((await decide(decider(), proposal.id, verdict("accepted"))).ok);
    assert.equal((await entry()).status, "closed");
    assert.ok((await reopen(decider(), proposal.id)).ok);
    assert.equal((await entry()).status, "published");
    assert.ok((await decide(decider(), proposal.id, verdict("refused"))).ok);
  });

  it("finds that a new business is there already, and lets an editor add another one all the same", async () => {
    const { profile, place } = await entry();
    const facts = { ...profile, place };
    const like = await likeEntries(database.db, site.id, facts);
    assert.deepEqual(
      like.map(({ business }) => business.shortId),
      [shortId],
    );
    const add = async (live: boolean) => {
      const code = newCode();
      const added = { facts, words: "", contact: "", code, suspect: undefined, placeGuessed: false };
      await addBusiness(database.db, site, asker(), added, live ? decider().word : undefined);
      return proposalOf(code);
    };
    assert.equal((await add(false)).state, "waiting");
    const live = await add(true);
    assert.equal(live.state, "accepted");
    const [pair] = await within((tx) => listPairs(tx, { state: "open" }, 10, 0));
    assert.ok(pair);

    const merged = await mergePair(decider(), pair.id, { keep: shortId, choices: {} });
    assert.ok(merged.ok);
    assert.ok((await undoPair(decider(), pair.id)).ok);
    assert.equal((await within((tx) => listPairs(tx, { state: "open" }, 10, 0))).length, 1);
    assert.ok((await reopen(decider(), live.id)).ok);
    const { rows } = await within((tx) =>
      sql<{ status: string }>`select status from directory.business order by id desc limit 1`.execute(tx),
    );
    assert.equal(rows[0]?.status, "draft");
  });

  it("goes live at once where the site says so, but not what may come from a program", async () => {
    await within(async (tx) =>
      setModeration(tx, site.id, { ...(await moderationOf(tx)), newEntries: "live" }),
    );
    const add = async (
      name: string,
      suspect: string | undefined,
      placeGuessed: boolean,
      sectorGuessed = false,
    ) => {
      const code = newCode();
      const facts = {
        names: [{ value: name, kind: "name" as const }],
        categories: ["shop/bakery"],
        place: site.centre,
      };
      await addBusiness(
        database.db,
        site,
        asker(),
        { facts, words: "", contact: "", code, suspect, placeGuessed, sectorGuessed },
        undefined,
      );
      return (await proposalOf(code)).state;
    };
    assert.equal(await add("Backstube Mond", undefined, false), "accepted");
    assert.equal(await add("Backstube Mars", "trap", false), "waiting");
    assert.equal(await add("Backstube Venus", undefined, true), "waiting");
    assert.equal(await add("Backstube Pluto", undefined, false, true), "waiting");
  });

  it("takes what was chosen field by field, and gives it back with the merge", async () => {
    const doubled = {
      ...hairdresser,
      opening_hours: "Mo-Fr 10:00-18:00",
      name: "Salon Ayla Friseur",
      phone: "0203 111222",
    };
    await importNodes(database, site, [
      { id: 1, tags: { ...hairdresser, opening_hours: "Mo-Fr 09:00-17:00" } },
    ]);
    const code = newCode();
    const { profile, place } = await entry();
    const facts = { ...profile, place, openingHours: doubled.opening_hours };
    const added = { facts, words: "", contact: "", code, suspect: undefined, placeGuessed: false };
    await addBusiness(database.db, site, asker(), added, { ...decider().word, name: "Andere" });
    const pairs = await within((tx) => listPairs(tx, { state: "open" }, 10, 0));
    const pair =
      pairs.find(
        ({ one, other }) =>
          [one.shortId, other.shortId].includes(shortId) &&
          [one.status, other.status].every((status) => status === "published"),
      ) ?? assert.fail("no pair");
    const before = (await entry()).profile;
    const choices = { openingHours: pair.one.shortId === shortId ? "other" : "one" } as const;
    assert.ok((await mergePair(decider(), pair.id, { keep: shortId, choices })).ok);
    assert.equal((await entry()).profile.openingHours, doubled.opening_hours);
    assert.ok((await undoPair(decider(), pair.id)).ok);
    assert.equal((await entry()).profile.openingHours, before.openingHours);
  });

  it("forgets contacts, what is long decided, and what was perhaps spam", async () => {
    const proposal = await suggest("other", "Frage", "0170 1234567");
    assert.ok((await decide(decider(), proposal.id, verdict("refused"))).ok);
    const age = (days: number) =>
      within((tx) =>
        sql`update directory.proposal set decided_at = now() - make_interval(days => ${days}) where id = ${proposal.id}`.execute(
          tx,
        ),
      );
    const state = async () =>
      (
        await within((tx) =>
          sql<{
            contact: string | null;
          }>`select contact from directory.proposal where id = ${proposal.id}`.execute(tx),
        )
      ).rows;
    await age(89);
    await forgetProposals(database.owner);
    assert.notEqual((await state())[0]?.contact, null);
    await age(91);
    await forgetProposals(database.owner);
    assert.deepEqual(await state(), [{ contact: null }]);
    await age(366);
    await forgetProposals(database.owner);
    assert.deepEqual(await state(), []);
  });
});
