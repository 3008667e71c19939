import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { now } from "../../kernel/clock/clock.ts";
import { inSite } from "../../kernel/db/in-site.ts";
import { newId } from "../../kernel/id/id.ts";
import { testSecrets } from "../../kernel/secrets/testing/test-secrets.ts";
import { openSession } from "../../modules/accounts/actions/sign-in/open-session.ts";
import { sealSeed } from "../../modules/accounts/actions/sign-in/second-factor.ts";
import { hashPassword } from "../../modules/accounts/rules/credentials/hash.ts";
import { newLinkToken, tokenDigest } from "../../modules/accounts/rules/credentials/link-token.ts";
import { newTotpSeed, totpAt } from "../../modules/accounts/rules/credentials/totp.ts";
import type { Role } from "../../modules/accounts/rules/roles.ts";
import { formToken } from "../../modules/accounts/rules/signed-in.ts";
import { setPasswordHash } from "../../modules/accounts/store/credentials.ts";
import { insertCode } from "../../modules/accounts/store/one-time-codes.ts";
import { updatePerson } from "../../modules/accounts/store/people.ts";
import { runTasks } from "../../modules/directory/actions/lists/run-tasks.ts";
import { taskById } from "../../modules/directory/store/lists/tasks.ts";
import { modules } from "../modules.ts";
import { routeLines } from "./route-lines.ts";
import { makePersona, type Persona, type Situation, situations } from "./testing/people.ts";
import { stateOfRows } from "./testing/rows.ts";
import { openWorld, type World } from "./testing/world.ts";

/** What is asked so that a route does what it is for. */
interface Question {
  path: string;
  cookie: string;
  /** Undefined to look only. */
  form?: Record<string, string> | FormData;
}

const password = "vier graue Esel singen";
const other = "sieben Raben rechnen mit";
const client = { address: "127.0.0.1", agent: "" };
const [best, bare] = situations;

describe("a route with an audit event", () => {
  let world: World;
  let made = 0;
  before(async () => {
    world = await openWorld(now(), true);
  });
  after(() => world.database.drop());

  const inOwn = <T>(run: Parameters<typeof inSite<T>>[2]) =>
    inSite(world.database.db, world.own.site.id, run);
  const start = () => `/${world.own.site.key}/de`;
  const cookieOf = (secret = "") => `session-${world.own.site.key}=${secret}`;
  const somebody = (role: Role | "none", situation = best): Promise<Persona> =>
    makePersona(
      world.database.db,
      world.own.site.id,
      role,
      { ...(situation as Situation), name: `person ${++made}` },
      now(),
    );
  const asks = ({ secret, token }: Persona, path: string, form: Record<string, string> = {}): Question => ({
    path: start() + path,
    cookie: cookieOf(secret),
    form: { ...form, token },
  });
  /** A list as a browser sends it. */
  const withList = (token: string) => {
    const form = new FormData();
    form.append("token", token);
    form.append("source", `Werbering ${made}`);
    form.append(
      "file",
      new Blob(["Firma;Branche;Breite;Länge\nYıldız;Bäckerei;51.425;6.765\n"]),
      "liste.csv",
    );
    return form;
  };
  /** Sends a list and lets it be tried. */
  const triedList = async (persona: Persona): Promise<string> => {
    const { path, cookie } = asks(persona, "/intern/import");
    const sent = await world.ask(path, cookie, withList(persona.token));
    const id = sent.location.split("/").at(-1) ?? "";
    const tried = asks(persona, `/intern/import/liste/${id}/probe`);
    await world.ask(tried.path, tried.cookie, tried.form);
    await runTasks(world.database.owner);
    return id;
  };
  /** Imports a list. @returns the number of the import */
  const imported = async (persona: Persona): Promise<string> => {
    const id = await triedList(persona);
    const take = asks(persona, `/intern/import/liste/${id}/uebernehmen`);
    const task = (await world.ask(take.path, take.cookie, take.form)).location.split("/").at(-1) ?? "";
    await runTasks(world.database.owner);
    const done = await inOwn((tx) => taskById(tx, task));
    return String(done?.importId);
  };
  /** The short id of an entry that is public. */
  const someEntry = async (persona: Persona): Promise<string> => {
    await imported(persona);
    const { rows } = await inOwn((tx) =>
      sql<{ id: string }>`select short_id as id from directory.listing limit 1`.execute(tx),
    );
    return rows[0]?.id ?? assert.fail("nothing was imported");
  };
  const administrator = async (what: string, form: Record<string, string>) =>
    asks(await somebody("site-administrator"), `/intern/personen/${world.own.person.id}/${what}`, form);
  const withPassword = async (role: Role | "none") => {
    const persona = await somebody(role);
    const hash = await hashPassword(password);
    await inOwn((tx) => setPasswordHash(tx, persona.id ?? "", hash, now()));
    return persona;
  };
  /** A link as a mail holds it. */
  const linkFor = async (kind: "sign-in" | "password") => {
    const { id = "" } = await somebody("none");
    const code = newLinkToken();
    const secretHash = tokenDigest(code);
    const expiresAt = new Date(now().getTime() + 60_000);
    await inOwn((tx) =>
      insertCode(tx, world.own.site.id, { kind, personId: id, facts: {}, secretHash, expiresAt }),
    );
    return code;
  };
  const factorForm = (id = "") => {
    const seed = newTotpSeed();
    const code = totpAt(seed, Math.floor(now().getTime() / 30_000));
    return { seed: sealSeed(testSecrets(), world.own.site.id, id, seed), code };
  };

  /** One question that succeeds, for each route that names an event. A new route needs a line here. */
  const questions: Record<string, () => Promise<Question>> = {
    "POST /anmelden": async () => {
      await withPassword("none");
      const form = { login: `none-person-${made}`, password };
      return { path: `${start()}/anmelden`, cookie: "", form };
    },
    "POST /anmelden/demo": async () => ({
      path: `${start()}/anmelden/demo`,
      cookie: "",
      form: { role: "editor" },
    }),
    "POST /anmelden/code": async () => {
      const persona = await somebody("none", bare);
      const set = asks(persona, "/konto/zweiter-schritt", factorForm(persona.id));
      const { body } = await world.ask(set.path, set.cookie, set.form);
      const code = /<ul class="[^"]*secret[^"]*"[^>]*><li>([^<]+)</.exec(body)?.[1] ?? assert.fail(body);
      const half = await inOwn((tx) =>
        openSession(tx, world.own.site.id, persona.id ?? "", "first", client, now()),
      );
      return asks({ ...persona, secret: half, token: formToken(half) }, "/anmelden/code", { code });
    },
    "POST /abmelden": async () => asks(await somebody("none"), "/abmelden"),
    "POST /einladung/:code": async () => ({
      path: `${start()}/einladung/${world.own.code}`,
      cookie: "",
      form: { password, repeat: password },
    }),
    "POST /anmelden/link": async () => {
      const { id } = await somebody("editor");
      const login = `mail-${made}@example.org`;
      await inOwn((tx) => updatePerson(tx, id ?? "", { login, mail: login }));
      return { path: `${start()}/anmelden/link`, cookie: "", form: { login, kind: "sign-in" } };
    },
    "POST /anmelden/link/:code": async () => ({
      path: `${start()}/anmelden/link/${await linkFor("sign-in")}`,
      cookie: "",
      form: {},
    }),
    "POST /passwort/:code": async () => ({
      path: `${start()}/passwort/${await linkFor("password")}`,
      cookie: "",
      form: { password, repeat: password },
    }),
    "GET /intern/protokoll.csv": async () => {
      const { path, cookie } = asks(await somebody("auditor"), "/intern/protokoll.csv");
      return { path, cookie };
    },
    "POST /konto/passwort": async () =>
      asks(await withPassword("editor"), "/konto/passwort", {
        current: password,
        password: other,
        repeat: other,
      }),
    "POST /konto/geraete": async () => {
      const persona = await somebody("none");
      await inOwn((tx) => openSession(tx, world.own.site.id, persona.id ?? "", "second", client, now()));
      return asks(persona, "/konto/geraete");
    },
    "POST /konto/zweiter-schritt": async () => {
      const persona = await somebody("editor", bare);
      return asks(persona, "/konto/zweiter-schritt", factorForm(persona.id));
    },
    "POST /konto/zweiter-schritt/aus": async () =>
      asks(await somebody("editor"), "/konto/zweiter-schritt/aus"),
    "POST /konto/ersatzcodes": async () => asks(await somebody("editor"), "/konto/ersatzcodes"),
    "GET /konto/daten.json": async () => {
      const { path, cookie } = asks(await somebody("participant"), "/konto/daten.json");
      return { path, cookie };
    },
    "POST /konto/loeschen": async () => asks(await somebody("participant"), "/konto/loeschen"),
    "POST /intern/personen/einladen": async () =>
      asks(await somebody("site-administrator"), "/intern/personen/einladen", {
        name: "Ayşe Yılmaz",
        login: "ayse",
        role: "editor",
      }),
    "POST /intern/personen/:person/rolle": () => administrator("rolle", { role: "coach" }),
    "POST /intern/personen/:person/rolle-beenden": () =>
      administrator("rolle-beenden", { membership: world.own.person.membership }),
    "POST /intern/personen/:person/einladung": () => administrator("einladung", {}),
    "POST /intern/import": async () => {
      const persona = await somebody("editor");
      return { ...asks(persona, "/intern/import"), form: withList(persona.token) };
    },
    "POST /intern/import/liste/:id/probe": async () => {
      const persona = await somebody("editor");
      return asks(persona, `/intern/import/liste/${await triedList(persona)}/probe`);
    },
    "POST /intern/import/liste/:id/uebernehmen": async () => {
      const persona = await somebody("editor");
      return asks(persona, `/intern/import/liste/${await triedList(persona)}/uebernehmen`);
    },
    "POST /intern/import/:number/zuruecknehmen-probe": async () => {
      const persona = await somebody("editor");
      return asks(persona, `/intern/import/${await imported(persona)}/zuruecknehmen-probe`);
    },
    "POST /intern/import/:number/zuruecknehmen": async () => {
      const persona = await somebody("editor");
      return asks(persona, `/intern/import/${await imported(persona)}/zuruecknehmen`);
    },
    "POST /betriebe/:slug/entfernen": async () => {
      const entry = await someEntry(await somebody("editor"));
      return { path: `${start()}/betriebe/${entry}/entfernen`, cookie: "", form: { who: "owner" } };
    },
    "POST /intern/abdeckung/eintragen": async () => {
      const entry = await someEntry(await somebody("editor"));
      return asks(await somebody("business-adviser"), "/intern/abdeckung/eintragen", {
        round: newId(),
        day: "2026-01-02",
        "entry-0": entry,
        "what-0": "confirmed",
      });
    },
    "POST /intern/einstellungen/farben": async () =>
      asks(await somebody("site-administrator"), "/intern/einstellungen/farben", {
        primary: `#0b5c${String(10 + made)}`,
        accent: "#f2a65a",
      }),
    "POST /intern/einstellungen/sprachen": async () =>
      asks(await somebody("operator"), "/intern/einstellungen/sprachen", { language: "tr" }),
    "POST /intern/einstellungen/adresse": async () =>
      asks(await somebody("site-administrator"), "/intern/einstellungen/adresse", { host: "" }),
    "POST /intern/einstellungen/texte": async () =>
      asks(await somebody("site-administrator"), "/intern/einstellungen/texte", {
        text: "imprint",
        sprache: "tr",
        words: "Sorumlu: Belediye",
      }),
    "POST /intern/einstellungen/verzeichnis": async () =>
      asks(await somebody("site-administrator"), "/intern/einstellungen/verzeichnis", {
        ownerPhotos: "live",
      }),
    "POST /intern/personen/:person/zustand": async () => {
      const { id } = await somebody("teacher");
      return asks(await somebody("site-administrator"), `/intern/personen/${id}/zustand`, {
        state: "suspended",
      });
    },
  };

  const state = async () => {
    const { rows } = await inOwn((tx) => sql<{ id: string }>`select id from accounts.person`.execute(tx));
    const all = rows.map(({ id }) => id);
    // A guess is counted before it is looked at, so that many at once do not slip through.
    const { "accounts.failures": _, ...rest } = await stateOfRows(world.database.db, world.own.site.id, all);
    return rest;
  };
  const events = async (event: string) => {
    const { rows } = await inOwn((tx) =>
      sql<{ count: number }>`select count(*)::int as count from audit.line where event = ${event}`.execute(
        tx,
      ),
    );
    return rows[0]?.count ?? 0;
  };
  const noLines = (on: boolean) =>
    sql
      .raw(
        on
          ? `create function audit.refuse() returns trigger language plpgsql as $$ begin raise 'no line'; end $$;
             create trigger refuse before insert on audit.line for each row execute function audit.refuse()`
          : "drop function audit.refuse() cascade",
      )
      .execute(world.database.owner);

  const named = routeLines(modules).filter(({ audit }) => audit !== null);
  const nameOf = ({ method, path }: (typeof named)[number]) => `${method} ${path}`;

  it("is tried here, each and every one", () => {
    assert.deepEqual(named.map(nameOf).sort(), Object.keys(questions).sort());
  });

  for (const line of named)
    it(`writes ${line.audit} together with what it does: ${nameOf(line)}`, async () => {
      const { path, cookie, form } = (await questions[nameOf(line)]?.()) ?? assert.fail("no question");
      const event = line.audit ?? "";
      const [before, count] = [await state(), await events(event)];

      await noLines(true);
      const failed = await world.ask(path, cookie, form).finally(() => noLines(false));
      assert.equal(failed.status, 500);
      assert.equal(failed.reached, true);
      assert.equal(failed.cookie, null);
      assert.deepEqual(await state(), before, "something was done without a line");

      const done = await world.ask(path, cookie, form);
      assert.ok([200, 303].includes(done.status), `${done.status} ${done.body.slice(0, 2000)}`);
      assert.equal(await events(event), count + 1);
      const changed = { ...(await state()), "audit.line": before["audit.line"] };
      if (line.method === "POST") assert.notDeepEqual(changed, before);
    });
});
