import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { createOrganisation } from "../../actions/organisations/manage-organisation.ts";
import { type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { webOf } from "../../testing/test-web.ts";
import { readSubjectKey, subjectKey } from "./audit-subjects.ts";

describe("the page of the audit log", () => {
  let database: TestDatabase;
  let site: Site;
  let town: Town;
  let ask: ReturnType<typeof webOf>;
  before(async () => {
    ({ database, site } = await testAccounts());
    town = townOf(database, site, new Date());
    ask = webOf(database);
  });
  after(() => database.drop());

  const start = "/hochfeld/de/intern/protokoll";
  async function reader(role: "site-administrator" | "auditor") {
    const { id, secret } = await town.confirm(role);
    const whole = await town.secure(secret);
    const cookie = `session-hochfeld=${whole.secret}`;
    return {
      id,
      rows: async (query: string) => {
        const { status, text } = await ask(`${start}?${query}`, { cookie });
        assert.equal(status, 200);
        return { main: text, body: /<tbody[\s\S]*<\/tbody>/.exec(text)?.[0] ?? "" };
      },
    };
  }
  const note = (actorId: string, subject: { kind: string; id: string }, reason: string) =>
    inSite(database.db, site.id, (tx) =>
      writeAudit(tx, {
        event: "organisation.renamed",
        actor: { kind: "person", id: actorId, role: "editor", from: "127.0.0.0" },
        subject,
        reason,
      }),
    );

  it("is searched by who did it and by what it was done to, and each line leads to both", async () => {
    const boss = await reader("site-administrator");
    const editor = await town.confirm("editor");
    const club = await createOrganisation(town.doing, {
      name: "Verein <b>Eins</b>",
      kind: "association",
    });
    assert.ok(club.ok);
    const subject = { kind: "organisation", id: club.value };
    await note(editor.id, subject, "grund-eins");
    await note(editor.id, { kind: "other", id: "x1" }, "grund-zwei");
    await note(boss.id, subject, "grund-drei");

    const byDoer = (await boss.rows(`wer=${editor.id}`)).body;
    assert.match(byDoer, /grund-eins/);
    assert.match(byDoer, /grund-zwei/);
    assert.doesNotMatch(byDoer, /grund-drei/);
    assert.match(byDoer, new RegExp(`href="${start}\\?wer=${editor.id}"`));

    const of = await boss.rows(`sache=${encodeURIComponent(subjectKey(subject))}`);
    assert.match(of.body, /grund-eins/);
    assert.match(of.body, /grund-drei/);
    assert.doesNotMatch(of.body, /grund-zwei/);
    assert.match(of.main, /Nur Einträge zu <bdi>Verein &lt;b&gt;Eins&lt;\/b&gt;<\/bdi>/);
    const both = (await boss.rows(`wer=${editor.id}&sache=${subjectKey(subject)}`)).body;
    assert.match(both, /grund-eins/);
    assert.doesNotMatch(both, /grund-zwei|grund-drei/);
  });

  it("names nobody to an auditor, who finds all the same what one person did", async () => {
    const auditor = await reader("auditor");
    const { id } = await town.confirm("editor");
    await note(id, { kind: "other", id: "x2" }, "grund-vier");
    const { main, body } = await auditor.rows(`wer=${id}`);
    assert.match(body, /grund-vier/);
    assert.match(main, new RegExp(`Person ${id.slice(-6)}`));
  });

  it("says details in words, without ids, and what nobody gave words to as it stands", async () => {
    const boss = await reader("site-administrator");
    const event = (name: string, facts: Record<string, string | number | boolean | null>) =>
      inSite(database.db, site.id, (tx) =>
        writeAudit(tx, { event: name, actor: { kind: "command" }, reason: "grund-worte", facts }),
      );
    await event("account.signed-in", { way: "passkey", copied: false });
    await event("role.given", { role: "coach", other: boss.id });
    await event("site.set", { what: "imprint-tr" });
    await event("audit.exported", { from: "2026-03-01T11:00:00.000Z", event: "role.given", odd: "x" });
    const { body } = await boss.rows("");
    assert.match(body, /hat sich angemeldet \(mit Passkey\)/);
    assert.match(body, /bekam eine Rolle \(Rolle: Coaching\)/);
    assert.match(body, /\(Impressum \(Türkisch\)\)/);
    assert.match(body, /\(odd: x, ab 01\.03\.2026, 12:00, nur: bekam eine Rolle\)/);
  });

  it("groups what may be searched for", async () => {
    const { main } = await (await reader("site-administrator")).rows("was=role.given");
    const select = /<select[^>]*name="was"[\s\S]*?<\/select>/.exec(main)?.[0] ?? "";
    const labels = [...select.matchAll(/<optgroup label="([^"]+)"/g)].map(([, label]) => label);
    assert.ok(labels.length >= 3);
    assert.equal(new Set(labels).size, labels.length);
    assert.match(select, /^<select[^>]*><option value="">/);
    assert.match(
      select,
      /<optgroup label="Menschen, Rollen und Organisationen">(?:(?!<\/optgroup>).)*<option value="role.given" selected/,
    );
  });

  it("takes what is no key of a thing for none", async () => {
    const boss = await reader("site-administrator");
    for (const key of [
      "",
      "x",
      ":1",
      "organisation:",
      "organisation:a b",
      "A:1",
      `organisation:${"1".repeat(101)}`,
    ])
      assert.equal(readSubjectKey(key), undefined, key);
    assert.match((await boss.rows("sache=organisation:none")).main, /Kein Eintrag passt/);
  });
});
