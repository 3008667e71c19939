import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { setState } from "../../actions/people/manage-person.ts";
import { releaseSignOn } from "../../actions/sign-on/release-sign-on.ts";
import { personByLogin, updatePerson } from "../../store/people.ts";
import { bindingsOf } from "../../store/sign-on-people.ts";
import { goodPassword, type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { cookiesOf, townProvider } from "../../testing/test-provider.ts";
import { type Seen, webOf } from "../../testing/test-web.ts";

const start = "/hochfeld/de";

describe("signing in with the provider of the town", () => {
  let database: TestDatabase;
  let town: Town;
  let ask: ReturnType<typeof webOf>;
  let there: Awaited<ReturnType<typeof townProvider>>;
  let made = 0;
  before(async () => {
    const opened = await testAccounts();
    database = opened.database;
    town = townOf(database, opened.site, new Date());
    ask = webOf(database, { local: true });
    there = await townProvider(town.doing, ask);
  });
  after(async () => {
    await there?.provider.stop();
    await database?.drop();
  });

  const inTown = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, town.doing.siteId, run);
  /** Somebody who has a mail address here and an account of the same address there. */
  async function citizen(
    how: "invite" | "confirm" = "invite",
    role: Parameters<Town["invite"]>[0] = "participant",
  ) {
    const name = `person${made++}`;
    const mail = `${name}@stadt.example`;
    const person = await town[how](role, { login: name });
    await inTown((tx) => updatePerson(tx, person.id, { mail }));
    there.provider.people.set(name, { email: mail, email_verified: true, name: "Ayşe Öztürk" });
    return { ...person, name, mail };
  }
  const secretOf = (seen: Seen) =>
    cookiesOf(seen)
      .find((cookie) => cookie.startsWith("session-hochfeld="))
      ?.split("=")[1];
  const whoIn = async (seen: Seen) => {
    const secret = secretOf(seen);
    return secret === undefined ? undefined : town.who(secret);
  };
  const failure = (seen: Seen) => {
    assert.equal(secretOf(seen), undefined, "nobody may be in");
    assert.equal(seen.status, 303);
    return new URL(seen.to ?? "", "http://x").searchParams.get("extern");
  };

  it("is offered on the sign-in page by a link, and leads somebody invited in", async () => {
    const page = await ask(`${start}/anmelden?weiter=${start}/konto`);
    assert.match(
      page.text,
      /href="\/hochfeld\/de\/anmelden\/extern\?weiter=%2Fhochfeld%2Fde%2Fkonto"[^>]*>.*Mit Stadtkonto anmelden/,
    );
    const { name, id } = await citizen();
    const seen = await there.signIn(name, { query: `?weiter=${start}/konto` });
    assert.equal(seen.to, `${start}/konto`);
    const who = await whoIn(seen);
    assert.equal(who?.id, id);
    assert.equal(who?.person.state, "confirmed");
    assert.equal(who?.session.factor, "first");
    assert.match(seen.headers.getSetCookie().join("\n"), /^sign-on-hochfeld=; .*Max-Age=0$/m);
    assert.deepEqual(
      (await inTown((tx) => bindingsOf(tx, id))).map(({ subject }) => subject),
      [name],
    );
  });

  it("knows people by their account there from then on, whatever their address is", async () => {
    const { name, id } = await citizen();
    assert.equal((await whoIn(await there.signIn(name)))?.id, id);
    there.provider.people.set(name, { email: "anders@stadt.example", email_verified: true });
    assert.equal((await whoIn(await there.signIn(name)))?.id, id);
    // Somebody else who gets hold of the address does not become them.
    there.provider.people.set("dieb", { email: `${name}@stadt.example`, email_verified: true, name: "Dieb" });
    assert.equal(failure(await there.signIn("dieb")), "unknown");
  });

  it("does not believe an address that the provider has not verified, nor one that two share", async () => {
    const { name, mail } = await citizen();
    for (const verified of [false, undefined, "true", 1]) {
      there.provider.people.set(name, { email: mail, email_verified: verified as boolean });
      assert.equal(failure(await there.signIn(name)), "unknown", String(verified));
    }
    const other = await citizen();
    await inTown((tx) => updatePerson(tx, other.id, { mail }));
    there.provider.people.set(name, { email: mail, email_verified: true });
    assert.equal(failure(await there.signIn(name)), "unknown");
  });

  it("does not let in whom nobody knows, or who was suspended, is over, or left", async () => {
    there.provider.people.set("fremd", { email: "fremd@stadt.example", email_verified: true, name: "Fremd" });
    assert.equal(failure(await there.signIn("fremd")), "unknown");
    for (const state of ["suspended", "left"] as const) {
      const { name, id } = await citizen();
      assert.ok(await whoIn(await there.signIn(name)));
      assert.ok((await setState(town.doing, id, state)).ok);
      assert.equal(failure(await there.signIn(name)), "unknown", state);
    }
    const page = await ask(`${start}/anmelden?extern=unknown`);
    assert.match(page.text, /Zu diesem Konto gibt es hier keinen Zugang/);
  });

  it("takes in people whom nobody invited only where the site wants it, and only as it says", async () => {
    there.provider.people.set("neu", {
      email: "Neu@stadt.example",
      email_verified: true,
      name: "Neue Kollegin",
    });
    assert.equal(failure(await there.signIn("neu")), "unknown");
    assert.ok((await there.set({ newRole: "teacher" })).ok);
    const who = await whoIn(await there.signIn("neu"));
    assert.equal(who?.person.name, "Neue Kollegin");
    assert.deepEqual(
      who?.person.memberships.map(({ role }) => role),
      ["teacher"],
    );
    assert.deepEqual(await there.set({ newRole: "site-administrator" }), { ok: false, reason: "new-role" });
    assert.ok((await there.set({ newRole: "" })).ok);
    assert.ok(await whoIn(await there.signIn("neu")), "who is in stays in");
  });

  it("counts as the second step only when the provider says so, or the site", async () => {
    const { name } = await citizen("invite", "editor");
    const factor = async (shown: { amr?: string[]; acr?: string }) => {
      there.provider.shown = shown;
      const who = await whoIn(await there.signIn(name));
      there.provider.shown = {};
      return [who?.session.factor, who?.may.has("inside")];
    };
    assert.deepEqual(await factor({}), ["first", false]);
    assert.deepEqual(await factor({ amr: ["pwd"] }), ["first", false]);
    assert.deepEqual(await factor({ amr: ["pwd", "otp"] }), ["second", true]);
    assert.ok((await there.set({ factor: "always" })).ok);
    assert.deepEqual(await factor({}), ["second", true]);
    assert.ok((await there.set({ factor: "never" })).ok);
    assert.deepEqual(await factor({ amr: ["mfa"] }), ["first", false]);
    assert.ok((await there.set({ acrValues: "high" })).ok);
    assert.deepEqual(await factor({ amr: ["mfa"], acr: "low" }), ["first", false]);
    assert.deepEqual(await factor({ acr: "high" }), ["second", true]);
    assert.ok((await there.set()).ok);
  });

  it("still asks for the own second step of whoever has one", async () => {
    const { name, secret } = (await citizen("confirm", "editor")) as Awaited<ReturnType<typeof citizen>> & {
      secret: string;
    };
    await town.secure(secret);
    const seen = await there.signIn(name, { query: `?weiter=${start}/konto` });
    assert.equal(seen.to, `${start}/anmelden/code?weiter=${encodeURIComponent(`${start}/konto`)}`);
    assert.equal((await whoIn(seen))?.may.size, 0);
  });

  it("takes an answer once, only where it was begun, and not late", async () => {
    const { name, id } = await citizen();
    const { path, cookie } = await there.away(name);
    assert.equal(failure(await ask(path)), "stale", "another browser");
    const strange = await there.away(name);
    assert.equal(
      failure(await ask(path, { cookie: strange.cookie })),
      "stale",
      "another attempt of the same browser",
    );
    assert.equal(
      failure(await ask(path, { cookie: `${cookie.slice(0, -8)}AAAAAAAA` })),
      "stale",
      "an altered cookie",
    );
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(path, { cookie })));
    const ins = answers.filter((seen) => secretOf(seen) !== undefined);
    assert.equal(ins.length, 1);
    assert.equal((await whoIn(ins[0] as Seen))?.id, id);
    assert.equal(failure(await ask(path, { cookie })), "stale");
    const used = new URL(path, "http://x");
    used.searchParams.set("state", "made up");
    assert.equal(failure(await ask(used.pathname + used.search, { cookie: strange.cookie })), "stale");
  });

  it("believes neither the token of another sign-in nor that of another site of the provider", async () => {
    const { name } = await citizen();
    let first: unknown;
    there.provider.tamper = (body) => {
      first ??= body.id_token;
      return { ...body, id_token: first };
    };
    assert.ok(await whoIn(await there.signIn(name)));
    assert.equal(failure(await there.signIn(name)), "not-valid", "the nonce is another's");
    there.provider.tamper = undefined;
    const { path, cookie } = await there.away(name);
    const turned = new URL(path, "http://x");
    turned.searchParams.set("iss", "http://127.0.0.1:1");
    assert.equal(
      failure(await ask(turned.pathname + turned.search, { cookie })),
      "not-valid",
      "another issuer",
    );
  });

  it("says what happened where the provider turns somebody away or is down, and the other ways stay", async () => {
    assert.equal(failure(await there.signIn("niemand")), "denied");
    const { name, login } = await citizen("confirm");
    const { path, cookie } = await there.away(name);
    await there.provider.stop();
    assert.equal(failure(await ask(path, { cookie })), "unreachable");
    const page = await ask(`${start}/anmelden?extern=unreachable`);
    assert.match(page.text, /Der Anmeldedienst antwortet im Moment nicht/);
    const signed = await ask(`${start}/anmelden`, {
      form: { login, password: goodPassword },
      address: town.client().address,
    });
    assert.equal(signed.status, 303);
    there = await townProvider(town.doing, ask);
  });

  it("lets somebody without a password show once more who they are, and only them", async () => {
    const { name } = await citizen();
    const other = await citizen();
    const signed = await there.signIn(name);
    const cookie = `session-hochfeld=${secretOf(signed)}`;
    await inTown((tx) =>
      sql`update accounts.session set proven_at = now() - interval '20 minutes'`.execute(tx),
    );
    const barred = await ask(`${start}/konto/zweiter-schritt`, { cookie });
    assert.equal(barred.status, 403);
    assert.match(barred.text, /Mit Stadtkonto bestätigen/);
    assert.doesNotMatch(barred.text, /type="password"/);
    const query = `?erneut=1&weiter=${start}/konto/zweiter-schritt`;
    const wrong = await there.signIn(other.name, { query, cookie });
    assert.equal(failure(wrong), "other-person");
    assert.match((await ask(wrong.to ?? "", { cookie })).text, /nicht das Konto/);
    const right = await there.signIn(name, { query, cookie });
    assert.equal(right.to, `${start}/konto/zweiter-schritt`);
    assert.equal((await ask(`${start}/konto/zweiter-schritt`, { cookie })).status, 200);
  });

  it("keeps a form that waits, while somebody signs in beside it", async () => {
    const { name } = await citizen();
    const kept = await ask(`${start}/konto/geraete`, { form: { device: "x" } });
    assert.equal(kept.status, 403);
    assert.match(kept.text, /target="_blank"/);
    const waiting = kept.fields("/anmelden/weiter");
    assert.ok(waiting.kept);
    const signed = await there.signIn(name);
    const cookie = `session-hochfeld=${secretOf(signed)}`;
    const again = await ask(`${start}/anmelden/weiter`, { form: waiting, cookie });
    const sent = await ask(`${start}/anmelden/weiter`, { form: again.fields("/anmelden/weiter"), cookie });
    assert.equal(sent.fields("/konto/geraete").device, "x");
  });

  it("is taken apart by an administrator, and at the end of an account", async () => {
    const { name, id, login } = await citizen();
    const signed = await there.signIn(name);
    assert.ok((await releaseSignOn(town.doing, id)).ok);
    assert.equal(await whoIn(signed), undefined);
    assert.deepEqual(await releaseSignOn(town.doing, id), { ok: false, reason: "unknown" });
    assert.ok(await whoIn(await there.signIn(name)), "bound anew by the address");
    assert.ok((await setState(town.doing, id, "left")).ok);
    assert.deepEqual(await inTown((tx) => bindingsOf(tx, id)), []);
    assert.equal(await inTown((tx) => personByLogin(tx, login)), undefined);
  });
});
