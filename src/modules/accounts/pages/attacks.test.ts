import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../quarter/index.ts";
import { signInDemo } from "../actions/sign-in/sign-in-demo.ts";
import { goodPassword, type Town, testAccounts, townOf } from "../testing/test-accounts.ts";
import { cookieOf, webOf } from "../testing/test-web.ts";

const start = "/hochfeld/de";

describe("the pages of people, attacked", () => {
  let database: TestDatabase;
  let site: Site;
  let town: Town;
  let ask: ReturnType<typeof webOf>;
  let boss: { id: string; cookie: string; token: string };
  before(async () => {
    ({ database, site } = await testAccounts());
    town = townOf(database, site, new Date());
    ask = webOf(database);
    const made = await town.confirm("site-administrator");
    const { secret } = await town.secure(made.secret);
    const cookie = `session-hochfeld=${secret}`;
    boss = {
      id: made.id,
      cookie,
      token: (await ask(`${start}/konto`, { cookie })).fields("/abmelden").token ?? "",
    };
  });
  after(() => database?.drop());

  const invite = (form: Record<string, string>, more: Parameters<typeof ask>[1] = {}) =>
    ask(`${start}/intern/personen/einladen`, {
      cookie: boss.cookie,
      form: { token: boss.token, name: "Ali", role: "coach", mail: "", login: "", until: "", ...form },
      ...more,
    });

  it("take a form only with the token, and only from here", async () => {
    assert.equal((await invite({ login: "csrf-1", token: "" })).status, 403);
    assert.equal(
      (await invite({ login: "csrf-2" }, { headers: { origin: "https://evil.example" } })).status,
      403,
    );
    assert.equal((await invite({ login: "csrf-3" }, { headers: { origin: "null" } })).status, 403);
    assert.equal(
      (await invite({ login: "csrf-4" }, { headers: { "sec-fetch-site": "same-site" } })).status,
      403,
    );
    assert.equal(
      (await invite({ login: "csrf-5" }, { headers: { "content-type": "text/plain" } })).status,
      415,
    );
    assert.doesNotMatch((await ask(`${start}/intern/personen`, { cookie: boss.cookie })).text, /csrf-/);
  });

  it("write what people typed as text, never as markup", async () => {
    const nasty = `<img src=x onerror=alert(1)>"'&amp;`;
    for (const field of ["name", "role", "mail", "login", "until"]) {
      const seen = await invite({ login: "x".repeat(200), [field]: nasty });
      assert.equal(seen.status, 422, field);
      assert.doesNotMatch(seen.text, /<img/, field);
    }
    const made = await invite({ login: "nasty", name: nasty });
    assert.equal(made.status, 200);
    assert.doesNotMatch(made.text, /<img/);
    assert.doesNotMatch((await ask(`${start}/intern/personen`, { cookie: boss.cookie })).text, /<img/);
    const page = await ask(`${start}/anmelden?weiter=${encodeURIComponent(nasty)}`);
    assert.doesNotMatch(page.text, /<img/);
  });

  it("answer odd bytes, long fields and odd ids with a sentence, never with a fault", async () => {
    for (const body of ["login=%00", "login=%ff%fe", "login=%c0%80", "login=%ed%a0%80", "%zz"])
      assert.equal((await ask(`${start}/anmelden`, { form: body })).status, 400, body);
    const long = "a".repeat(100_000);
    for (const field of ["login", "password", "kept", "weiter"])
      assert.equal(
        (await ask(`${start}/anmelden`, { form: { [field]: long }, address: town.client().address })).status,
        422,
      );
    for (const field of ["name", "mail", "login", "until", "role"])
      assert.equal((await invite({ login: "lang", [field]: long })).status, 422, field);
    for (const id of [
      "x",
      "0",
      "__proto__",
      "%F0%9F%98%80",
      `${boss.id}0`,
      boss.id.toUpperCase(),
      "a'--",
      "einladen%20",
    ]) {
      const seen = await ask(`${start}/intern/personen/${id}`, { cookie: boss.cookie });
      assert.ok(seen.status === 404, `${id} ${seen.status}`);
      for (const way of [
        "rolle",
        "rolle-beenden",
        "sperren",
        "entsperren",
        "ausgeschieden",
        "zweiter-schritt",
        "mail",
        "einladung",
      ]) {
        const changed = await ask(`${start}/intern/personen/${id}/${way}`, {
          cookie: boss.cookie,
          form: { token: boss.token },
        });
        assert.equal(changed.status, 404, `${id} ${way}`);
      }
    }
    const own = (way: string, form: Record<string, string>) =>
      ask(`${start}/intern/personen/${boss.id}/${way}`, {
        cookie: boss.cookie,
        form: { token: boss.token, ...form },
      });
    assert.equal((await own("rolle", { role: "__proto__" })).status, 422);
    assert.equal((await own("rolle", { role: "coach", until: "2027-13-01" })).status, 422);
    assert.equal((await own("rolle-beenden", { membership: "x' or 1=1" })).status, 422);
    assert.equal((await own("entsperren", {})).status, 422);
    assert.equal((await own("ausgeschieden", {})).status, 422, "the last administrator");
    assert.equal((await own("zweiter-schritt", {})).status, 422, "the own one");
    assert.equal((await own("mail", { mail: "a@b.example\r\nBcc: x@example.org" })).status, 422);
    for (const device of ["", "x", long]) {
      const seen = await ask(`${start}/konto/geraete`, {
        cookie: boss.cookie,
        form: { token: boss.token, device },
      });
      assert.equal(seen.status, 303);
      assert.equal((await ask(`${start}/konto`, { cookie: boss.cookie })).status, 200);
    }
  });

  it("take nothing over from fields that the form does not have", async () => {
    const { id } = await town.confirm("participant", { login: "masse" });
    const made = await invite({
      login: "masse-2",
      state: "confirmed",
      site_id: crypto.randomUUID(),
      id,
      personId: id,
      password: goodPassword,
      password_hash: "x",
      siteId: "x",
      organisationId: id,
      "role[]": "site-administrator",
    });
    assert.equal(made.status, 200);
    assert.deepEqual(await town.signIn("masse-2"), { ok: false, reason: "wrong" });
    const taken = await town.invite("participant", { login: "annahme" });
    const came = await ask(`${start}/einladung/${taken.code}`, {
      form: {
        password: goodPassword,
        repeat: goodPassword,
        login: "andere",
        role: "site-administrator",
        state: "left",
        personId: boss.id,
      },
    });
    assert.equal(came.to, `${start}/konto`);
    const cookie = cookieOf(came);
    assert.match((await ask(`${start}/konto`, { cookie })).text, /Teilnehm/);
    assert.equal((await ask(`${start}/intern/personen`, { cookie })).status, 404);
    assert.equal(
      (await ask(`${start}/konto/geraete`, { cookie, form: { person: boss.id, device: boss.id } })).status,
      403,
    );
  });

  it("keep people of other devices, sites and roles apart", async () => {
    const { secret } = await town.confirm("participant");
    const cookie = `session-hochfeld=${secret}`;
    const { token = "" } = (await ask(`${start}/konto`, { cookie })).fields("/abmelden");
    const [device] = (await sqlRows(`select id from accounts.session where person_id = '${boss.id}'`)) as {
      id: string;
    }[];
    await ask(`${start}/konto/geraete`, { cookie, form: { token, device: device?.id ?? "" } });
    assert.equal(
      (await ask(`${start}/konto`, { cookie: boss.cookie })).status,
      200,
      "nobody ends another's session",
    );
    for (const path of ["/intern/personen", `/intern/personen/${boss.id}`, "/intern/personen/einladen"])
      assert.equal((await ask(start + path, { cookie })).status, 404, path);
    const missing = await ask(`${start}/gibt-es-nicht`, { cookie });
    const forbidden = await ask(`${start}/intern/personen`, { cookie });
    assert.deepEqual([forbidden.status, forbidden.text], [missing.status, missing.text]);
  });

  const sqlRows = async (text: string) => {
    const { inSite } = await import("../../../kernel/db/in-site.ts");
    return inSite(database.db, site.id, async (tx) => (await sql.raw(text).execute(tx)).rows);
  };

  it("give private pages to nobody's store, whatever method asks", async () => {
    for (const path of [
      "/konto",
      "/intern",
      "/intern/personen",
      `/intern/personen/${boss.id}`,
      "/konto/daten.json",
    ]) {
      const seen = await ask(start + path, { cookie: boss.cookie, headers: { "if-none-match": "*" } });
      assert.deepEqual(
        [seen.status, seen.headers.get("cache-control"), seen.headers.get("etag")],
        [200, "no-store", null],
      );
      const out = await ask(start + path, { method: "HEAD" });
      assert.deepEqual(
        [out.status, out.headers.get("location")?.startsWith(`${start}/anmelden`)],
        [303, true],
      );
      const options = await ask(start + path, { method: "OPTIONS" });
      assert.deepEqual(
        [options.status, options.text, options.headers.get("access-control-allow-origin")],
        [204, "", null],
      );
      assert.equal((await ask(start + path, { method: "PUT", cookie: boss.cookie })).status, 405);
    }
    const file = await ask(`${start}/konto/daten.json`, { cookie: boss.cookie });
    assert.equal(file.headers.get("content-disposition"), 'attachment; filename="hochfeld-konto.json"');
  });

  it("show an invitation under our own name, whatever the Host header says", async () => {
    const at = webOf(database, { baseUrl: "https://quartier.example" });
    const headers = { host: "evil.example" };
    const cookie = `__Host-${boss.cookie}`;
    const form = { token: boss.token, name: "Ali", role: "coach", mail: "", login: "host-1", until: "" };
    const seen = await at(`${start}/intern/personen/einladen`, { cookie, form, headers });
    assert.doesNotMatch(seen.text, /evil/);
    const without = await invite({ login: "host-2" }, { headers });
    assert.doesNotMatch(without.text, /evil/);
    const forwarded = await invite({ login: "host-3" }, { headers: { "x-forwarded-host": "evil.example" } });
    assert.doesNotMatch(forwarded.text, /evil/);
    assert.match(forwarded.text, /http:\/\/127\.0\.0\.1:8080\/hochfeld/);
  });

  it("sign nobody in by one click but on this machine, for a demo", async () => {
    const form = { role: "site-administrator" };
    const local = webOf(database, { local: true });
    const demo = (address: string, which = local) => which(`${start}/anmelden/demo`, { form, address });
    assert.equal((await demo("127.0.0.1")).status, 404, "a real site");
    await sql`update quarter.site set demo = true where key = 'hochfeld'`.execute(await ownerOf());
    assert.equal((await demo("127.0.0.1")).status, 303);
    assert.equal((await demo("192.0.2.9")).status, 404, "from elsewhere");
    assert.equal((await demo("127.0.0.1", ask)).status, 404, "not local");
    assert.equal(
      (await local(`${start}/anmelden/demo`, { form: { role: "__proto__" }, address: "127.0.0.1" })).status,
      404,
    );
    const evil = await local(`${start}/anmelden/demo`, {
      form,
      address: "127.0.0.1",
      headers: { origin: "https://evil.example" },
    });
    assert.equal(evil.status, 403);
    assert.ok(await signInDemo(database.db, site.id, "coach", "Demo", town.client("127.0.0.1"), town.now));
  });

  const ownerOf = async () => {
    await sql`select set_config('app.site_id', ${site.id}, false)`.execute(database.owner);
    return database.owner;
  };

  it("go on in two tabs: an old form is offered to be sent again, not lost", async () => {
    const coach = await town.confirm("participant");
    const first = `session-hochfeld=${coach.secret}`;
    const { token = "" } = (await ask(`${start}/konto`, { cookie: first })).fields("/abmelden");
    const other = await ask(`${start}/anmelden`, {
      form: { login: coach.login, password: goodPassword, token },
      cookie: first,
      address: town.client().address,
    });
    const again = await ask(`${start}/konto/geraete`, {
      cookie: cookieOf(other),
      form: { token, device: "abc" },
    });
    assert.equal(again.status, 403);
    const fields = again.fields("/konto/geraete");
    assert.equal(fields.device, "abc");
    assert.equal(
      (await ask(`${start}/konto/geraete`, { cookie: cookieOf(other), form: fields })).status,
      303,
    );
  });
});
