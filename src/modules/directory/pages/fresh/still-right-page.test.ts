// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Answer } from "../../../../kernel/web/answer.ts";
import type { Site } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { askStillRight } from "../../actions/fresh/ask-still-right.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { answerByForm, stillRightPage } from "./still-right-page.tsx";

const day = 86_400_000;
const now = new Date(Date.now() + 400 * day);

describe("the page of the yearly question", () => {
  let database: TestDatabase;
  let site: Site;
  const tokens = new Map<string, string>();
  const visit = (name: string, locale: Locale, at = now) => ({
    ...visitOf(database.db, site, locale, { now: at }),
    params: { question: tokens.get(name) ?? "" },
  });
  const page = async (name: string, locale: Locale, at = now) => {
    const answer = await stillRightPage(visit(name, locale, at));
    return { status: answer.kind === "page" ? (answer.status ?? 200) : 0, html: htmlOf(answer) };
  };
  const answer = (name: string, given: string, locale: Locale): Promise<Answer> =>
    answerByForm({ ...visit(name, locale), form: new URLSearchParams({ answer: given }) });

  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(
      database,
      site,
      ["Kuaför", "Bäckerei", "Kiosk"].map((name, id) => ({
        id,
        tags: {
          shop: "bakery",
          name,
          email: "laden@example.org",
          phone: "+49 203 999999",
          opening_hours: "Mo-Fr 06:00-18:00",
        },
      })),
    );
    await askStillRight({ db: database.db, site, actor: { kind: "command" }, now }, (business, token) => {
      tokens.set(business.profile.names[0]?.value ?? "", token);
      return { subject: "?", text: token };
    });
  });
  after(() => database.drop());

  it("shows what is to be confirmed, hours in words of the language", async () => {
    const german = await page("Kuaför", "de");
    assert.equal(german.status, 200);
    for (const part of ["Kuaför", "0203 999999", "laden@example.org", "Mo–Fr 06:00–18:00; Sa–So geschlossen"])
      assert.ok(german.html.includes(part), part);
    assert.match((await page("Kuaför", "tr")).html, /Pzt–Cum 06:00–18:00; Cmt–Paz kapalı/);
  });

  it("leads back to itself, and tells whoever comes again what was answered, with the way to the entry", async () => {
    const first = await answer("Kuaför", "right", "tr");
    assert.equal(first.kind, "redirect");
    const { status, html } = await page("Kuaför", "tr");
    assert.equal(status, 200);
    assert.match(html, /yanıtınız: “Evet, hepsi doğru”/);
    assert.doesNotMatch(html, /<form/);
    assert.match(html, new RegExp(`href="/${site.key}/tr/betriebe/[^"/]+"`));
    assert.equal((await answer("Kuaför", "closed", "tr")).kind, "redirect");
    assert.match((await page("Kuaför", "tr")).html, /Evet, hepsi doğru/, "the first answer stands");
  });

  it("says of one that was not answered in time that it is too old, with the way to the entry", async () => {
    const { html } = await page("Bäckerei", "de", new Date(now.getTime() + 61 * day));
    assert.match(html, /zu alt/);
    assert.doesNotMatch(html, /<form/);
    assert.match(html, /href="[^"]+\/betriebe\/[^"/]+\/aendern"/);
  });

  it("tells nothing of an entry that was taken out since, and takes no answer", async () => {
    await inSite(database.owner, site.id, (tx) =>
      sql`update directory.business set status = 'hidden' where profile->'names'->0->>'value' = 'Kiosk'`.execute(
        tx,
      ),
    );
    const { status, html } = await page("Kiosk", "de");
    assert.equal(status, 404);
    assert.doesNotMatch(html, /Kiosk|0203/);
    const refused = await answer("Kiosk", "right", "de");
    assert.equal("status" in refused && refused.status, 404);
  });
});
