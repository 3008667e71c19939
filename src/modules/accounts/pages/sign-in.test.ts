import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { endSessions } from "../actions/sign-in/end-sessions.ts";
import type { AccountsTables } from "../store/tables.ts";
import { goodPassword, type Town, testAccounts, townOf } from "../testing/test-accounts.ts";
import { cookieOf, webOf } from "../testing/test-web.ts";

const start = "/hochfeld/de";

describe("the pages of signing in", () => {
  let database: TestDatabase;
  let town: Town;
  let ask: ReturnType<typeof webOf>;
  before(async () => {
    const made = await testAccounts();
    database = made.database;
    town = townOf(database, made.site, new Date());
    ask = webOf(database);
  });
  after(() => database?.drop());

  /** An administrator with the second factor, just signed in. */
  async function administrator() {
    const made = await town.confirm("site-administrator");
    const { secret, seed } = await town.secure(made.secret);
    const cookie = `session-hochfeld=${secret}`;
    const token = (await ask(`${start}/konto`, { cookie })).fields("/abmelden").token ?? "";
    assert.notEqual(token, "");
    return { ...made, secret, seed, cookie, token };
  }

  const signIn = (form: Record<string, string>, more: Parameters<typeof ask>[1] = {}) =>
    ask(`${start}/anmelden`, { form, address: town.client().address, ...more });

  it("set a cookie with sign-in only, bound to https where the address is", async () => {
    const { login } = await town.confirm("participant");
    for (const path of ["/anmelden", "/abmelden", "/konto", "/intern", "/einladung/x"])
      assert.equal((await ask(start + path)).headers.get("set-cookie"), null, path);
    assert.equal((await signIn({ login, password: "falsch" })).headers.get("set-cookie"), null);
    const plain = await signIn({ login, password: goodPassword });
    assert.match(
      plain.headers.get("set-cookie") ?? "",
      /^session-hochfeld=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const secure = await webOf(database, { baseUrl: "https://quartier.example" })(`${start}/anmelden`, {
      form: { login, password: goodPassword },
      address: town.client().address,
    });
    assert.match(
      secure.headers.get("set-cookie") ?? "",
      /^__Host-session-hochfeld=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    const away = await ask(`${start}/abmelden`, { form: {} });
    assert.match(away.headers.get("set-cookie") ?? "", /^session-hochfeld=; .*Max-Age=0$/);
  });

  it("never take over a secret that was there before, and end the session that was", async () => {
    const { login, secret } = await town.confirm("participant");
    const chosen = await signIn(
      { login, password: goodPassword },
      { cookie: "session-hochfeld=chosen-by-me" },
    );
    assert.doesNotMatch(cookieOf(chosen) ?? "", /chosen/);
    const { token } = (await ask(`${start}/konto`, { cookie: `session-hochfeld=${secret}` })).fields(
      "/abmelden",
    );
    const anew = await signIn(
      { login, password: goodPassword, token: token ?? "" },
      { cookie: `session-hochfeld=${secret}` },
    );
    assert.equal(anew.status, 303);
    assert.equal(await town.who(secret), undefined, "the earlier session of this device is over");
  });

  it("lead nowhere else, whatever is asked", async () => {
    const { login } = await town.confirm("participant");
    for (const onward of [
      "https://evil.example/",
      "//evil.example/",
      "/\\evil.example",
      "\\\\evil.example",
      "/\t/evil.example",
      "///evil.example",
      "http:evil.example",
      "javascript:alert(1)",
      "/%5cevil.example/",
      "/hochfeld/de/../..//evil.example",
      "/hochfeld/de/\r\nSet-Cookie:a=b",
      ".evil.example",
      "@evil.example",
    ]) {
      const seen = await signIn({ login, password: goodPassword, weiter: onward });
      assert.equal(seen.to, `${start}/intern`, onward);
      const signedIn = await ask(`${start}/anmelden?weiter=${encodeURIComponent(onward)}`, {
        cookie: cookieOf(seen),
      });
      if (signedIn.status !== 400) assert.equal(signedIn.to, `${start}/intern`, onward);
    }
    assert.equal(
      (await signIn({ login, password: goodPassword, weiter: `${start}/konto?a=b` })).to,
      `${start}/konto?a=b`,
    );
  });

  it("lead whoever has no role to what everybody may", async () => {
    const { secret } = await town.confirm("coach");
    const inside = await ask(`${start}/intern`, { cookie: `session-hochfeld=${secret}` });
    assert.deepEqual([inside.status, inside.to], [303, `${start}/konto`]);
    const further = await ask(`${start}/intern/personen`, { cookie: `session-hochfeld=${secret}` });
    assert.deepEqual([further.status, further.to], [303, `${start}/konto`], "to set up the second step");
  });

  it("lose nothing of a form whose session has ended, nor where the second step comes too late", async () => {
    const { cookie, token, login, id, seed } = await administrator();
    const form = { token, name: "Zoë <b>Müller</b>", role: "coach", mail: "", login: "zoe.m", until: "" };
    await endSessions(town.doing, id, {});
    const away = await ask(`${start}/intern/personen/einladen`, { cookie, form });
    assert.equal(away.status, 403);
    const { kept = "" } = away.fields("/anmelden");
    const wrong = await signIn({ login, password: "falsch", kept });
    assert.equal(wrong.fields("/anmelden").kept, kept, "nor by a wrong password");
    const half = await signIn({ login, password: goodPassword, kept });
    const step = half.fields("/code");
    assert.equal(step.kept, kept);
    await endSessions(town.doing, id, {});
    const late = await ask(`${start}/anmelden/code`, {
      cookie: cookieOf(half),
      form: { ...step, code: town.code(seed, 1) },
    });
    assert.equal(late.status, 403, "one who was away for too long signs in once more");
    assert.equal(late.fields("/anmelden").kept, kept);
  });

  it("lose nothing of it where both steps are taken", async () => {
    const { cookie, token, login, id, seed } = await administrator();
    const form = { token, name: "Zoë <b>Müller</b>", role: "coach", mail: "", login: "zoe.m", until: "" };
    await endSessions(town.doing, id, {});
    const away = await ask(`${start}/intern/personen/einladen`, { cookie, form });
    const { kept = "" } = away.fields("/anmelden");
    const half = await signIn({ login, password: goodPassword, kept });
    const step = half.fields("/code");
    const back = await ask(`${start}/anmelden/code`, {
      cookie: cookieOf(half),
      form: { ...step, code: town.code(seed, 1) },
    });
    const again = back.fields("/intern/personen/einladen");
    assert.deepEqual({ ...again, token: "" }, { ...form, token: "" });
    assert.notEqual(again.token, token);
    const sent = await ask(`${start}/intern/personen/einladen`, { cookie: cookieOf(back), form: again });
    assert.match(sent.text, /http:\/\/127\.0\.0\.1:8080\/hochfeld\/de\/einladung\/[\w-]{43}/);
    assert.doesNotMatch(sent.text, /<b>M/);
  });

  it("never write a password that was typed into a page", async () => {
    const { cookie, id, token } = await administrator();
    await endSessions(town.doing, id, {});
    const form = {
      token,
      current: "geheim-eins-zwei",
      password: "geheim-drei-vier",
      repeat: "geheim-drei-vier",
    };
    const away = await ask(`${start}/konto/passwort`, { cookie, form });
    const kept = Buffer.from(away.fields("/anmelden").kept ?? "", "base64url").toString();
    assert.doesNotMatch(away.text + kept, /geheim/);
    const old = await administrator();
    const foreign = await ask(`${start}/konto/passwort`, {
      cookie: old.cookie,
      form: { ...form, token: "old" },
    });
    assert.deepEqual([foreign.status, foreign.text.includes("geheim")], [403, false]);
    assert.ok(foreign.text.includes(`href="${start}/konto"`), "where it stands");
    const proof = await ask(`${start}/anmelden/noch-einmal`, {
      cookie: old.cookie,
      form: { token: "old", password: "geheim", kept: away.fields("/anmelden").kept ?? "" },
    });
    assert.equal(proof.fields("/noch-einmal").kept, away.fields("/anmelden").kept);
    assert.doesNotMatch(proof.text, /geheim/);
  });

  it("ask for the password before a grave action of an old session, and then do it", async () => {
    const { cookie, token, id, login } = await administrator();
    await inSite(database.db, town.doing.siteId, (tx) =>
      tx
        .withTables<AccountsTables>()
        .updateTable("accounts.session")
        .set({ proven_at: new Date(Date.now() - 11 * 60_000) })
        .where("person_id", "=", id)
        .execute(),
    );
    const asked = await ask(`${start}/konto/ersatzcodes`, { cookie, form: { token } });
    assert.equal(asked.status, 403);
    const proof = asked.fields("/noch-einmal");
    const wrong = await ask(`${start}/anmelden/noch-einmal`, {
      cookie,
      form: { ...proof, password: "falsch" },
      address: "192.0.2.71",
    });
    assert.equal(wrong.status, 422);
    const proven = await ask(`${start}/anmelden/noch-einmal`, {
      cookie,
      form: { ...proof, password: goodPassword },
      address: "192.0.2.71",
    });
    const again = proven.fields("/konto/ersatzcodes");
    assert.equal(again.token, token, `a button sends it again (${login})`);
    const done = await ask(`${start}/konto/ersatzcodes`, { cookie, form: again });
    assert.equal(done.text.match(/<li>\w{5}-\w{5}<\/li>/g)?.length, 10);
  });

  it("are not reset by what a request says of itself", async () => {
    const { login } = await town.confirm("participant");
    let waits = 0;
    for (let i = 0; i < 14; i++) {
      const seen = await ask(`${start}/anmelden`, {
        form: { login, password: "etwas ganz anderes hier", weiter: `/x${i}`, [`extra${i}`]: "1" },
        headers: {
          "user-agent": `Browser/${i}`,
          "x-forwarded-for": `203.0.113.${i}`,
          "accept-language": i % 2 ? "tr" : "de",
        },
        cookie: `session-hochfeld=${i}`,
        address: town.client().address,
      });
      if (seen.status === 429) waits++;
    }
    assert.equal(waits, 4);
  });
});
