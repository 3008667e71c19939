import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import sharp from "sharp";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { documentLimits } from "../../../../kernel/documents/document-kind.ts";
import { fitDocument } from "../../../../kernel/documents/fit-document.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { documentDays } from "../../rules/owning/claim-document.ts";
import { documentOf } from "../../store/owning/claim-documents.ts";
import { proposalsWaiting } from "../../testing/proposals.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { decide } from "../proposals/decide.ts";
import { readReceiptCode, receiptCode } from "../proposals/receipt.ts";
import { withdrawProposal } from "../proposals/withdraw-proposal.ts";
import { askForClaim } from "./ask-for-claim.ts";
import { readDocument } from "./claim-document.ts";
import { forgetOwning } from "./forget-owning.ts";

const secrets = testSecrets();
const pdf = Buffer.from("%PDF-1.7\nGewerbeanmeldung\nstartxref\n9\n%%EOF\n");
const actor = { kind: "command" } as const;

describe("a paper that shows that a business is somebody's", () => {
  let database: TestDatabase;
  let site: Site;
  let shortId = "";
  let made = 0;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [{ id: 1, tags: { shop: "kiosk", name: "Kiosk" } }]);
    const { rows } = await within((tx) =>
      sql<{ id: string }>`select short_id as id from directory.business`.execute(tx),
    );
    shortId = rows[0]?.id ?? "";
  });
  after(() => database.drop());

  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const newCode = () => {
    const code = readReceiptCode(receiptCode(secrets, site.id, `form ${++made}`));
    return code.ok ? code.value : assert.fail();
  };
  /** Claims the entry with a paper; the id of the claim. */
  const claim = async (code = newCode(), suspect?: string) => {
    const document = await fitDocument(pdf);
    assert.ok(document.ok);
    const asker = { siteId: site.id, secrets, locale: "tr", actor: { kind: "nobody", from: "" } } as const;
    const asked = { way: "document", words: "", contact: "0203 1", code, suspect } as const;
    const done = await askForClaim(database.db, asker, shortId, { ...asked, document: document.value });
    assert.ok(done.ok);
    const { rows } = await within((tx) =>
      sql<{ id: string }>`select id from directory.proposal order by id desc limit 1`.execute(tx),
    );
    return rows[0]?.id ?? "";
  };
  const read = (id: string) => readDocument({ db: database.db, siteId: site.id, secrets, actor }, id);
  const readings = async () =>
    (await within((tx) => sql`select 1 from audit.line where event = 'claim.document-read'`.execute(tx))).rows
      .length;

  it("is kept sealed, and opened by whoever decides, which is noted", async () => {
    const id = await claim();
    const { rows } = await within((tx) =>
      sql<{ sealed: Buffer }>`select sealed from directory.claim_document where proposal_id = ${id}`.execute(
        tx,
      ),
    );
    assert.equal(rows[0]?.sealed.includes("Gewerbeanmeldung"), false);
    const before = await readings();
    const opened = await read(id);
    assert.equal(opened?.contentType, "application/pdf");
    assert.deepEqual(opened?.bytes, pdf);
    assert.equal(await readings(), before + 1);
  });

  it("opens with its own claim only", async () => {
    const [one, other] = [await claim(), await claim()];
    await within((tx) =>
      sql`update directory.claim_document set sealed = (
      select sealed from directory.claim_document where proposal_id = ${one}) where proposal_id = ${other}`.execute(
        tx,
      ),
    );
    const before = await readings();
    assert.equal(await read(other), undefined);
    assert.equal(await readings(), before);
  });

  it("is kept once of a form that is sent twice, and not at all of a program", async () => {
    const code = newCode();
    const waiting = (await proposalsWaiting(database, site, "claim")).length;
    const id = await claim(code);
    await claim(code);
    assert.equal((await proposalsWaiting(database, site, "claim")).length, waiting + 1);
    assert.equal((await read(id))?.bytes.length, pdf.length);
    assert.equal(await within(async (tx) => documentOf(tx, await claim(newCode(), "trap"))), undefined);
  });

  it("is a PDF as it came, or a photo drawn anew; nothing else, and nothing too large", async () => {
    const hidden = Buffer.from("<script>alert(1)</script>");
    const photo = await sharp({ create: { width: 600, height: 400, channels: 3, background: "teal" } })
      .jpeg()
      .toBuffer();
    const fitted = await fitDocument(Buffer.concat([photo, Buffer.from("a short film")]));
    assert.ok(fitted.ok);
    assert.equal(fitted.value.contentType, "image/webp");
    assert.equal(fitted.value.bytes.includes("film"), false);
    const huge = await sharp({ create: { width: 7_200, height: 7_200, channels: 3, background: "teal" } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    for (const [file, reason] of [
      [hidden, "not-a-document"],
      [Buffer.concat([photo, hidden]), "not-a-document"],
      [Buffer.concat([pdf, hidden]), "not-a-document"],
      [huge, "too-large"],
      [Buffer.alloc(documentLimits.bytes + 1), "too-large"],
      [photo.subarray(0, 200), "broken"],
    ] as const)
      assert.deepEqual(await fitDocument(file), { ok: false, reason });
  });

  it(`is deleted ${documentDays} days after the decision, and at once when the claim is taken back`, async () => {
    const word = { kind: "editor", name: "Redaktion", licence: "CC0-1.0", actor: "test" } as const;
    const decider = { db: database.db, site, secrets, actor, word };
    const refused = { state: "refused", reason: "Nein.", written: "Nein.", given: [] } as const;
    const decidedAgo = async (days: number) => {
      const id = await claim();
      assert.ok((await decide(decider, id, refused)).ok);
      await within((tx) =>
        sql`update directory.proposal set decided_at = now() - make_interval(days => ${days})
        where id = ${id}`.execute(tx),
      );
      return id;
    };
    const [old, young, open] = [
      await decidedAgo(documentDays + 1),
      await decidedAgo(documentDays - 1),
      await claim(),
    ];
    await forgetOwning(database.db);
    const has = async (id: string) => (await within((tx) => documentOf(tx, id))) !== undefined;
    assert.deepEqual([await has(old), await has(young), await has(open)], [false, true, true]);

    const code = newCode();
    const id = await claim(code);
    const back = { siteId: site.id, secrets, actor };
    assert.ok((await withdrawProposal(database.db, back, code)).ok);
    assert.equal(await has(id), false);
  });
});
