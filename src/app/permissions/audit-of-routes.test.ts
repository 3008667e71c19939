import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { now } from "../../kernel/clock/clock.ts";
import { inSite } from "../../kernel/db/in-site.ts";
import { newId } from "../../kernel/id/id.ts";
import {
  type LocalProvider,
  signInThere,
  startLocalProvider,
} from "../../kernel/oidc/testing/local-provider.ts";
import { testSecrets } from "../../kernel/secrets/testing/test-secrets.ts";
import { openSession } from "../../modules/accounts/actions/sign-in/open-session.ts";
import { sealSeed } from "../../modules/accounts/actions/sign-in/second-factor.ts";
import { setSignOn } from "../../modules/accounts/actions/sign-on/set-sign-on.ts";
import { hashPassword } from "../../modules/accounts/rules/credentials/hash.ts";
import { newLinkToken, tokenDigest } from "../../modules/accounts/rules/credentials/link-token.ts";
import { newTotpSeed, totpAt } from "../../modules/accounts/rules/credentials/totp.ts";
import { softAuthenticator } from "../../modules/accounts/rules/passkeys/testing/soft-authenticator.ts";
import type { Role } from "../../modules/accounts/rules/roles.ts";
import { formToken } from "../../modules/accounts/rules/signed-in.ts";
import { setPasswordHash } from "../../modules/accounts/store/credentials.ts";
import { startMailChange } from "../../modules/accounts/store/mail-changes.ts";
import { insertCode } from "../../modules/accounts/store/one-time-codes.ts";
import { updatePerson } from "../../modules/accounts/store/people.ts";
import { bindPerson } from "../../modules/accounts/store/sign-on-people.ts";
import { settingsOf } from "../../modules/accounts/testing/test-provider.ts";
import { modules } from "../modules.ts";
import { routeLines } from "./route-lines.ts";
import { calendarQuestions } from "./testing/calendar-questions.ts";
import { casesOf } from "./testing/cases.ts";
import { assertKeyed } from "./testing/keyed-columns.ts";
import { listCasesOf, type Question } from "./testing/list-cases.ts";
import { owningCasesOf } from "./testing/owning-cases.ts";
import { paperQuestions } from "./testing/paper-questions.ts";
import { makePersona, type Persona, type Situation, situations } from "./testing/people.ts";
import { programmeQuestions } from "./testing/programme-questions.ts";
import { stateOfRows } from "./testing/rows.ts";
import { openWorld, type World } from "./testing/world.ts";

const password = "vier graue Esel singen";
const other = "sieben Raben rechnen mit";
const client = { address: "127.0.0.1", agent: "" };
const [best, bare] = situations;

describe("a route with an audit event", () => {
  let world: World;
  let provider: LocalProvider;
  let made = 0;
  before(async () => {
    world = await openWorld(now(), true);
    provider = await startLocalProvider([`http://localhost${start()}/anmelden/extern/zurueck`]);
  });
  after(async () => {
    await provider?.stop();
    await world.database.drop();
  });

  const inOwn = <T>(run: Parameters<typeof inSite<T>>[2]) =>
    inSite(world.database.db, world.own.site.id, run);
  let making: ReturnType<typeof casesOf> | undefined;
  const cases = () => {
    making ??= casesOf(world.database, world.own.site);
    return making;
  };
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
  const { withList, triedList, imported, someEntry } = listCasesOf(
    () => world,
    (...asked) => asks(...asked),
  );
  const administrator = async (what: string, form: Record<string, string>) =>
    asks(await somebody("site-administrator"), `/intern/personen/${world.own.person.id}/${what}`, form);
  /** An administrator does something to somebody new. */
  const about = async (who: Role | Persona, what: string, situation?: Pick<Situation, "made">) => {
    const { id } =
      typeof who === "string" ? await somebody(who, { ...best, ...situation } as Situation) : who;
    return asks(await somebody("site-administrator"), `/intern/personen/${id}/${what}`);
  };
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
  /** Asks as a browser does, at the address where the world answers. */
  const place = { host: "localhost", origin: "http://localhost", name: "" };
  const questionFrom = async ({ secret }: Pick<Persona, "secret">, path: string) => {
    const { body } = await world.ask(start() + path, cookieOf(secret));
    return { ...place, challenge: String(JSON.parse(body).challenge) };
  };
  const withPasskey = async () => {
    const persona = await somebody("editor");
    const device = softAuthenticator();
    const answer = device.create(await questionFrom(persona, "/konto/passkeys/frage"));
    const { path, cookie, form } = asks(persona, "/konto/passkeys", { answer: JSON.stringify(answer) });
    assert.equal((await world.ask(path, cookie, form)).status, 303);
    return { persona, device, id: answer.id };
  };
  const doing = () => ({
    db: world.database.db,
    siteId: world.own.site.id,
    actor: { kind: "command" as const },
    secrets: testSecrets(),
    now: now(),
  });
  const signOnOn = async () => assert.ok((await setSignOn(doing(), settingsOf(provider))).ok);
  const aboutOrganisation = async (what: string, form: Record<string, string> = {}) =>
    asks(
      await somebody("site-administrator"),
      `/intern/organisationen/${world.own.organisation}/${what}`,
      form,
    );
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
    "GET /anmelden/extern/zurueck": async () => {
      await signOnOn();
      const { id = "" } = await somebody("none");
      const mail = `person-${made}@example.org`;
      await inOwn((tx) => updatePerson(tx, id, { mail }));
      provider.people.set(id, { email: mail, email_verified: true });
      const sent = await world.ask(`${start()}/anmelden/extern`, "");
      const back = await signInThere(new URL(sent.location), id);
      return { path: back.pathname + back.search, cookie: sent.cookie?.split(";")[0] ?? "" };
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
    "POST /anmelden/passkey": async () => {
      const { device } = await withPasskey();
      const answer = device.use(await questionFrom({ secret: "" }, "/anmelden/passkey/frage"));
      return { path: `${start()}/anmelden/passkey`, cookie: "", form: { answer: JSON.stringify(answer) } };
    },
    "POST /konto/passkeys": async () => {
      const persona = await somebody("participant", bare);
      const answer = softAuthenticator().create(await questionFrom(persona, "/konto/passkeys/frage"));
      return asks(persona, "/konto/passkeys", { answer: JSON.stringify(answer) });
    },
    "POST /konto/passkeys/entfernen": async () => {
      const { persona, id } = await withPasskey();
      return asks(persona, "/konto/passkeys/entfernen", { passkey: id });
    },
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
    "POST /intern/personen/:person/sperren": () => about("teacher", "sperren"),
    "POST /intern/personen/:person/entsperren": () =>
      about("teacher", "entsperren", { made: { state: "suspended" } }),
    "POST /intern/personen/:person/ausgeschieden": () => about("teacher", "ausgeschieden"),
    "POST /intern/personen/:person/zweiter-schritt": () => about("teacher", "zweiter-schritt"),
    "POST /intern/personen/:person/mail": () => administrator("mail", { mail: "neu@example.org" }),
    "POST /konto/mail": async () =>
      asks(await somebody("participant"), "/konto/mail", { mail: `mail-${made}@example.org` }),
    "POST /mail/:code": async () => {
      const { id = "" } = await somebody("participant");
      const code = newLinkToken();
      const change = {
        mail: `mail-${made}@example.org`,
        newHash: tokenDigest(code),
        oldHash: null,
        startedAt: now(),
        expiresAt: new Date(now().getTime() + 60_000),
      };
      await inOwn((tx) => startMailChange(tx, world.own.site.id, id, change));
      return { path: `${start()}/mail/${code}`, cookie: "", form: {} };
    },
    "POST /konto/gelesen": async () => asks(await somebody("participant"), "/konto/gelesen"),
    "POST /konto/zweiter-schritt/behalten": async () => {
      const coach = await somebody("coach");
      const { path, cookie, form } = await about(coach, "zweiter-schritt");
      assert.equal((await world.ask(path, cookie, form)).status, 303);
      return asks(coach, "/konto/zweiter-schritt/behalten");
    },
    "POST /intern/ansicht": async () =>
      asks(await somebody("site-administrator"), "/intern/ansicht", { role: "editor" }),
    "POST /intern/ansicht/ende": async () => {
      const persona = await somebody("site-administrator");
      const { path, cookie, form } = asks(persona, "/intern/ansicht", { role: "editor" });
      assert.equal((await world.ask(path, cookie, form)).status, 303);
      return asks(persona, "/intern/ansicht/ende");
    },
    "POST /intern/personen/:person/extern-loesen": async () => {
      const personId = world.own.person.id;
      const bound = { issuer: "https://login.example", subject: "x", personId };
      await inOwn((tx) => bindPerson(tx, world.own.site.id, bound, now()));
      return administrator("extern-loesen", {});
    },
    "POST /intern/organisationen/neu": async () =>
      asks(await somebody("site-administrator"), "/intern/organisationen/neu", {
        name: "Neues Haus",
        kind: "town",
      }),
    "POST /intern/organisationen/:organisation/umbenennen": () =>
      aboutOrganisation("umbenennen", { name: "Anderes Haus" }),
    "POST /intern/organisationen/:organisation/beenden": () => aboutOrganisation("beenden"),
    "POST /intern/anmeldung": async () => {
      const { issuer, clientId: client, secret, label } = settingsOf(provider);
      return asks(await somebody("site-administrator"), "/intern/anmeldung", {
        issuer,
        client,
        label,
        "client-secret": secret,
      });
    },
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
    "POST /intern/einstellungen/bild": async () => {
      const persona = await somebody("site-administrator");
      const form = new FormData();
      form.append("token", persona.token);
      form.append("alt", "Der Marktplatz");
      form.append("picture", new Blob([new Uint8Array(await owned().picture())]), "markt.jpg");
      return { ...asks(persona, "/intern/einstellungen/bild"), form };
    },
    "POST /intern/einstellungen/bild/beschreibung": async () =>
      asks(await somebody("site-administrator"), "/intern/einstellungen/bild/beschreibung", {
        "alt-de": `Der Marktplatz ${made}`,
      }),
    "POST /intern/einstellungen/bild/entfernen": async () =>
      asks(await somebody("site-administrator"), "/intern/einstellungen/bild/entfernen"),
    "POST /intern/einstellungen/bild/zurueck": async () =>
      asks(await somebody("site-administrator"), "/intern/einstellungen/bild/zurueck"),
    "POST /intern/einstellungen/verzeichnis": async () =>
      asks(await somebody("site-administrator"), "/intern/einstellungen/verzeichnis", {
        ownerPhotos: "live",
      }),
    "POST /intern/anmeldung/aus": async () => {
      await signOnOn();
      return asks(await somebody("site-administrator"), "/intern/anmeldung/aus");
    },
  };

  /** What may be asked once only, also where nothing came of it. */
  const once = new Set(["GET /anmelden/extern/zurueck"]);
  const editor = async (path: string, form: Record<string, string>) =>
    asks(await somebody("editor"), `/intern/anliegen${path}`, form);
  Object.assign(questions, {
    "POST /betriebe/:slug/aendern": async () => ({
      path: `${start()}/betriebe/${await cases().business()}/aendern`,
      cookie: "",
      form: { what: "other", words: "Der Name ist falsch." },
    }),
    "POST /eintragen": async () => ({
      path: `${start()}/eintragen`,
      cookie: "",
      form: { step: "3", name: "Nähstube Mond", sector: "Schneiderei", street: "Am Weg" },
    }),
    "POST /anliegen/:receipt/zuruecknehmen": async () => ({
      path: `${start()}/anliegen/${(await cases().proposal()).code}/zuruecknehmen`,
      cookie: "",
      form: {},
    }),
    "POST /intern/anliegen": async () =>
      editor("", { case: (await cases().proposal()).id, verdict: "accepted" }),
    "POST /intern/anliegen/zurueck": async () => editor("/zurueck", { was: `p.${await cases().decided()}` }),
    "POST /intern/anliegen/dubletten": async () =>
      editor("/dubletten", { pair: String(await cases().pair()), verdict: "separate" }),
    "POST /intern/anliegen/dubletten/:pair": async () =>
      editor(`/dubletten/${await cases().pair()}`, { verdict: "merge" }),
    "POST /intern/anliegen/verschwunden": async () =>
      editor("/verschwunden", { entry: await cases().vanished(), status: "published" }),
    "POST /intern/anliegen/widersprueche": async () =>
      editor("/widersprueche", { entry: await cases().disagreement(), field: "phones", side: "earlier" }),
    "POST /intern/anliegen/:proposal": async () =>
      editor(`/${(await cases().proposal()).id}`, { verdict: "refused", preset: "unconfirmed" }),
  });

  let owning: ReturnType<typeof owningCasesOf> | undefined;
  const owned = () => {
    owning ??= owningCasesOf(world.database, world.own.site, () => cases().business(), now);
    return owning;
  };
  /** An owner asks about their own business. */
  const ofOwner = async (
    path: string,
    form: (shortId: string, personId: string) => Promise<Record<string, string>> = async () => ({}),
  ) => {
    const owner = await somebody("business-owner");
    const shortId = await owned().own(owner.id ?? "");
    return asks(owner, `/mein-betrieb/${shortId}${path}`, await form(shortId, owner.id ?? ""));
  };
  const adviser = async (path: string, form: Record<string, string> = {}) =>
    asks(await somebody("business-adviser"), `/intern/uebernahmen/${path}`, form);
  const filled = {
    zeiten: { "d0-from1": "09:00", "d0-to1": "17:00" },
    kontakt: { email1: "laden@example.org" },
    name: { name: "Anderer Name" },
    ort: { street: "Probestraße" },
    angebot: { language: "tr" },
  };
  Object.assign(
    questions,
    Object.fromEntries(
      Object.entries(filled).map(([part, form]) => [
        `POST /mein-betrieb/:business/${part}`,
        () => ofOwner(`/${part}`, async () => form),
      ]),
    ),
    {
      "POST /betriebe/:slug/uebernehmen": async () => ({
        path: `${start()}/betriebe/${await cases().business()}/uebernehmen`,
        cookie: "",
        form: { wish: "visit", contact: "0203 123456" },
      }),
      "POST /betriebe/:slug/uebernehmen/mail": async () => {
        const { id } = await somebody("business-owner");
        return {
          path: `${start()}/betriebe/${await owned().reachable(id ?? "")}/uebernehmen/mail`,
          cookie: "",
          form: { to: "0" },
        };
      },
      "POST /uebernahme/:claim": async () => ({
        path: `${start()}/uebernahme/${await owned().code()}`,
        cookie: "",
        form: { name: "Ayşe Yıldız", login: `owner-${++made}`, password, repeat: password },
      }),
      "POST /intern/uebernahmen/:business/code": async () => adviser(`${await cases().business()}/code`),
      "POST /intern/uebernahmen/:business/brief": async () => adviser(`${await cases().business()}/brief`),
      "POST /intern/uebernahmen/:business/ungueltig": async () => {
        const shortId = await cases().business();
        await owned().code(shortId);
        return adviser(`${shortId}/ungueltig`);
      },
      "POST /intern/uebernahmen/:business/beenden": async () => {
        const { id = "" } = await somebody("business-owner");
        return adviser(`${await owned().own(id)}/beenden`, {
          person: id,
          [`reason-${id}`]: "Falsche Person.",
        });
      },
      "GET /intern/anliegen/:proposal/nachweis": async () => {
        const { path, cookie } = asks(
          await somebody("editor"),
          `/intern/anliegen/${await owned().paper()}/nachweis`,
        );
        return { path, cookie };
      },
      "POST /mein-betrieb/:business/fotos": async () => {
        const { path, cookie, form = {} } = await ofOwner("/fotos", async () => ({ alt: "Die grüne Tür" }));
        const sent = new FormData();
        for (const [name, value] of Object.entries(form)) sent.append(name, value);
        sent.append("photo", new Blob([await owned().picture()]), "tuer.jpg");
        return { path, cookie, form: sent };
      },
      "POST /mein-betrieb/:business/fotos/entfernen": () =>
        ofOwner("/fotos/entfernen", async (shortId) => ({ photo: await owned().photo(shortId) })),
      "POST /mein-betrieb/:business/zuruecknehmen": () =>
        ofOwner("/zuruecknehmen", async (shortId, id) => ({ change: await owned().change(shortId, id) })),
      "POST /mein-betrieb/:business/menschen": () => ofOwner("/menschen"),
      "POST /mein-betrieb/:business/menschen/verlassen": () => ofOwner("/menschen/verlassen"),
      "POST /mein-betrieb/:business/stimmt": () => ofOwner("/stimmt"),
      "POST /stimmt-es/:question": async () => ({
        path: `${start()}/stimmt-es/${await owned().question()}`,
        cookie: "",
        form: { answer: "right" },
      }),
      "POST /intern/stimmt-es": async () => {
        const { id = "" } = await somebody("business-owner");
        await owned().stale(id);
        return asks(await somebody("editor"), "/intern/stimmt-es");
      },
      "POST /intern/stimmt-es/anruf": async () => {
        const { id = "" } = await somebody("business-owner");
        return asks(await somebody("editor"), "/intern/stimmt-es/anruf", {
          entry: await owned().own(id),
          answer: "right",
        });
      },
    },
  );

  Object.assign(
    questions,
    programmeQuestions({
      doing,
      open: (path, form) => ({ path: start() + path, cookie: "", form }),
      somebody,
      asks,
      partner: () =>
        makePersona(
          world.database.db,
          world.own.site.id,
          "partner",
          { ...(best as Situation), name: `person ${++made}` },
          now(),
          world.own.organisation,
        ),
      organisation: () => world.own.organisation,
    }),
    calendarQuestions({ doing, somebody, asks }),
  );

  Object.assign(questions, paperQuestions({ doing, somebody, asks }));

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

      const next = once.has(nameOf(line)) ? await questions[nameOf(line)]?.() : undefined;
      const done = await world.ask(next?.path ?? path, next?.cookie ?? cookie, form);
      assert.ok([200, 303].includes(done.status), `${done.status} ${done.body.slice(0, 2000)}`);
      assert.equal(await events(event), count + 1);
      const changed = { ...(await state()), "audit.line": before["audit.line"] };
      if (line.method === "POST") assert.notDeepEqual(changed, before);
    });

  it("seals and signs into no column that a new key would forget", () => assertKeyed(world.database));
});
