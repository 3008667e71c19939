// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { newFormSeal } from "../../../../kernel/secrets/form-seal.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site, SiteContext } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { setStatus } from "../../actions/set-status.ts";
import { listProposals } from "../../store/proposals/queue.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { addByForm } from "../adding/add.tsx";
import { receiptPage } from "./receipt-page.tsx";
import { suggestByForm, suggestPage } from "./suggest-page.tsx";

const now = new Date("2026-11-26T10:00:00Z");
const earlier = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe("the form for a suggestion", () => {
  let database: TestDatabase;
  let site: Site;
  let slug = "";
  let networks = 0;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [
      {
        id: 1,
        tags: { shop: "bakery", name: "Sonne", "addr:street": "Marktstraße", "addr:housenumber": "2" },
      },
    ]);
    const { rows } = await inSite(database.db, site.id, (tx) =>
      sql<{ slug: string }>`select slug from directory.listing`.execute(tx),
    );
    slug = rows[0]?.slug ?? "";
  });
  after(() => database.drop());

  const shortId = () => slug.slice(slug.lastIndexOf("-") + 1);
  const visit = (form?: Record<string, string>, more: Partial<SiteContext> = {}) =>
    visitOf(database.db, site, "de", {
      now,
      params: { slug },
      client: { address: `198.51.100.${networks++ % 250}`, agent: "" },
      ...(form && { form: new URLSearchParams(form) }),
      ...more,
    });
  const sealed = (seconds: number) => newFormSeal(testSecrets(), shortId(), earlier(seconds));
  const said = { what: "hours", words: "Mo-Fr 9-18 Uhr" };
  const waiting = (suspect: boolean) =>
    inSite(database.db, site.id, (tx) => listProposals(tx, { waiting: true, suspect }, 100, 0));
  const codeOf = (to: string) => /anliegen\/(\d{12})\?neu=1$/.exec(to)?.[1] ?? assert.fail(to);

  it("stands on a page of its own in all languages, and leads to a receipt", async () => {
    for (const locale of locales)
      assert.match(htmlOf(await suggestPage(visit(undefined, { locale }))), /name="seal"/);
    const answer = await suggestByForm(visit({ ...said, seal: sealed(60), homepage: "" }));
    assert.ok(answer.kind === "redirect" && answer.status === 303);
    const receipt = await receiptPage(visit(undefined, { params: { receipt: codeOf(answer.to) } }));
    assert.match(htmlOf(receipt), /Wartet auf uns/);
    const [proposal] = await waiting(false);
    assert.deepEqual(proposal?.asked.edits, { openingHours: "Mo-Fr 09:00-18:00" });

    const url = new URL(answer.to, "https://quartier.example");
    const thanks = async () =>
      htmlOf(await receiptPage(visit(undefined, { params: { receipt: codeOf(answer.to) }, url })));
    assert.match(await thanks(), /sehen es uns an/);
    await inSite(database.db, site.id, (tx) =>
      sql`update directory.proposal set state = 'accepted', decided_at = ${now} where id = ${proposal?.id}`.execute(
        tx,
      ),
    );
    assert.match(await thanks(), /jetzt für alle zu sehen/);
  });

  it("answers programs as it answers people, and keeps what they send apart", async () => {
    const before = (await waiting(false)).length;
    for (const form of [
      { seal: sealed(60), homepage: "https://spam.example" },
      { seal: sealed(1) },
      { seal: "made up" },
      {},
    ]) {
      const answer = await suggestByForm(visit({ ...said, words: `Text ${JSON.stringify(form)}`, ...form }));
      assert.ok(answer.kind === "redirect" && answer.status === 303);
      const receipt = await receiptPage(visit(undefined, { params: { receipt: codeOf(answer.to) } }));
      assert.match(htmlOf(receipt), /Wartet auf uns/);
    }
    assert.equal((await waiting(false)).length, before);
    const kept = await waiting(true);
    assert.deepEqual(
      kept.map(({ asked }) => asked.details?.suspect),
      ["trap", "quick", "none", "none"],
    );
  });

  it("loses nothing of what was typed: wrong fields, a form that lay open, too many at once", async () => {
    const wrong = await suggestByForm(visit({ ...said, seal: sealed(60), contact: "mein <b>Nachbar</b>" }));
    assert.equal(wrong.kind === "page" && wrong.status, 422);
    assert.match(htmlOf(wrong), /mein &lt;b&gt;Nachbar/);
    assert.match(htmlOf(wrong), /Mo-Fr 9-18 Uhr/);
    const stale = await suggestByForm(visit({ ...said, seal: sealed(2 * 86_400) }));
    assert.equal(stale.kind === "page" && stale.status, 422);
    assert.match(htmlOf(stale), /Mo-Fr 9-18 Uhr/);
    const client = { address: "203.0.113.9", agent: "" };
    let last = 0;
    for (let tries = 0; tries < 45 && last !== 429; tries++) {
      const answer = await suggestByForm(visit({ ...said, seal: sealed(60) }, { client }));
      last = answer.kind === "page" ? (answer.status ?? 0) : 303;
    }
    assert.equal(last, 429);
  });

  it("is not there for an entry that is hidden, nor does a new business tell of it", async () => {
    const typed = { step: "1", name: "Sonne", sector: "Bäckerei", street: "Marktstraße", houseNumber: "2" };
    const asking = visit({ ...typed, gesucht: "Marktstraße|2||" });
    assert.match(htmlOf(await addByForm(asking)), /Ist es einer davon/);
    const hidden = await setStatus(database.db, site, shortId(), { status: "hidden", actor: "test" });
    assert.ok(hidden.ok);
    assert.equal((await suggestPage(visit())).kind, "refusal");
    assert.equal((await suggestByForm(visit({ ...said, seal: sealed(60) }))).kind, "refusal");
    assert.match(htmlOf(await addByForm(asking)), /Schritt 2/);
  });
});
