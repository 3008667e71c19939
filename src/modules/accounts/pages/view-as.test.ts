import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../quarter/index.ts";
import { type Town, testAccounts, townOf } from "../testing/test-accounts.ts";
import { webOf } from "../testing/test-web.ts";

describe("looking at the pages as another role", () => {
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

  const start = "/hochfeld/de";
  async function looking(role: string) {
    const boss = await town.confirm("site-administrator");
    const { secret } = await town.secure(boss.secret);
    const cookie = `session-hochfeld=${secret}`;
    const token = (await town.who(secret))?.token ?? "";
    const post = (path: string, form: Record<string, string> = {}) =>
      ask(start + path, { cookie, form: { ...form, token } });
    const began = await post("/intern/ansicht", { role });
    return { id: boss.id, began, post, get: (path: string) => ask(start + path, { cookie }) };
  }

  it("shows what the role may and the person as well, and nothing else", async () => {
    const { get, began, post } = await looking("auditor");
    assert.equal(began.to, `${start}/intern`);
    const inside = await get("/intern");
    assert.equal(inside.status, 200);
    assert.match(inside.text, /intern\/protokoll/);
    assert.doesNotMatch(inside.text, /intern\/personen/);
    assert.equal((await get("/intern/protokoll")).status, 200);
    assert.equal((await get("/intern/personen")).status, 404);
    assert.equal((await get("/intern/ansicht")).status, 404);
    const back = await post("/intern/ansicht/ende");
    assert.equal(back.to, `${start}/intern`);
    assert.equal((await get("/intern/personen")).status, 200);
  });

  it("leads from the log of an auditor to no page that an auditor may not open", async () => {
    const { id, get } = await looking("auditor");
    const log = await get("/intern/protokoll");
    assert.doesNotMatch(log.text, /href="[^"]*intern\/personen/);
    assert.match(log.text, new RegExp(`href="[^"]*\\?person=${id}"`));
    assert.equal((await get(`/intern/protokoll?person=${id}`)).status, 200);
  });

  it("changes nothing, and the log names the person", async () => {
    const { post, id, get } = await looking("project-manager");
    const { id: other } = await town.invite("editor");
    for (const [path, form] of [
      [`/intern/personen/${other}/sperren`, {}],
      ["/intern/personen/einladen", { name: "X Y", login: "xyz-1", role: "editor" }],
      ["/konto/geraete", {}],
      ["/konto/passwort", { current: "x", password: "y", repeat: "y" }],
      ["/intern/ansicht", { role: "editor" }],
    ] as const) {
      const seen = await post(path, form);
      assert.ok([403, 404].includes(seen.status), `${path} ${seen.status}`);
    }
    assert.equal((await get(`/intern/personen/${other}`)).status, 200);
    const { rows } = await inSite(database.db, site.id, (tx) =>
      sql<{ event: string; role: string }>`
        select event, actor_role as role from audit.line where actor_person = ${id} and event like 'view.%'`.execute(
        tx,
      ),
    );
    assert.deepEqual(rows, [{ event: "view.began", role: "site-administrator" }]);
    assert.equal((await post("/abmelden")).status, 303, "signing out is always possible");
  });

  it("is for who manages people, and for roles that there are", async () => {
    assert.equal((await looking("root")).began.to, `${start}/intern/ansicht`);
    const coach = await town.confirm("coach");
    const { secret } = await town.secure(coach.secret);
    const token = (await town.who(secret))?.token ?? "";
    const cookie = `session-hochfeld=${secret}`;
    const tried = await ask(`${start}/intern/ansicht`, { cookie, form: { role: "auditor", token } });
    assert.equal(tried.status, 404);
    assert.equal((await ask(`${start}/intern/protokoll`, { cookie })).status, 404);
  });

  it("speaks the language of an owner on the first page, and leads to no page for staff", async () => {
    const owner = await town.confirm("business-owner");
    const cookie = `session-hochfeld=${owner.secret}`;
    for (const [locale, words] of [
      ["tr", /İç sayfalar/],
      ["ar", /الصفحات الداخلية/],
      ["uk", /Мій акаунт/],
    ] as const) {
      const inside = await ask(`/hochfeld/${locale}/intern`, { cookie });
      assert.equal(inside.status, 200);
      assert.match(inside.text, words);
      assert.doesNotMatch(inside.text, /intern\/rollen|Guten Tag|<div class="wrap" lang="de"/);
    }
  });
});
