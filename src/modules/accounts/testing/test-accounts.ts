import { migrations as audit } from "../../../kernel/audit/store/migrations/index.ts";
import type { Database } from "../../../kernel/db/db.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { migrations as erasures } from "../../../kernel/erasures/store/migrations/index.ts";
import { migrations as mail } from "../../../kernel/mail/store/migrations/index.ts";
import { secretsMigrations } from "../../../kernel/secrets/store/migrations/index.ts";
import { testSecrets } from "../../../kernel/secrets/testing/test-secrets.ts";
import type { Client } from "../../../kernel/web/visitor.ts";
import type { Site } from "../../quarter/index.ts";
import { quarter } from "../../quarter/module.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import type { Doing } from "../actions/doing.ts";
import { acceptInvitation } from "../actions/people/accept-invitation.ts";
import { invitePerson } from "../actions/people/invite-person.ts";
import { giveRole } from "../actions/people/manage-person.ts";
import { identify, type SignedIn } from "../actions/sign-in/identify.ts";
import { switchOn } from "../actions/sign-in/second-factor.ts";
import { type SignIn, signIn } from "../actions/sign-in/sign-in.ts";
import { permissions } from "../pages/permissions.ts";
import { newTotpSeed, totpAt } from "../rules/credentials/totp.ts";
import { grantsOf } from "../rules/grants.ts";
import type { Role } from "../rules/roles.ts";
import { migrations } from "../store/migrations/index.ts";

/** A migrated database for tests of accounts, with a site. Drop it in `after`. */
export async function testAccounts(): Promise<{ database: TestDatabase; site: Site }> {
  const database = await testDatabase([
    { module: "secrets", migrations: secretsMigrations },
    { module: "audit", migrations: audit },
    { module: "mail", migrations: mail },
    { module: "erasures", migrations: erasures },
    { module: "quarter", migrations: quarter.migrations ?? {} },
    { module: "accounts", migrations },
  ]);
  return { database, site: await openSite(database, "hochfeld") };
}

export const goodPassword = "vier graue Esel singen";
export const secrets = testSecrets();
const grants = grantsOf(permissions);

/** What the people of one site do, as a test tells it. */
export interface Town {
  now: Date;
  doing: Doing;
  /** Asks from a network of its own each time, unless said otherwise, so that guesses of one test do not slow another. */
  client(address?: string): Client;
  /** Somebody new with a role; not yet come in. */
  invite(role: Role, more?: NewcomerFacts): Promise<Invited>;
  /** Somebody new who has chosen `goodPassword`. */
  confirm(role: Role, more?: NewcomerFacts): Promise<Confirmed>;
  signIn(login: string, more?: Partial<Omit<SignIn, "login">> & { now?: Date }): ReturnType<typeof signIn>;
  who(secret: string, now?: Date): Promise<SignedIn | undefined>;
  /** Sets up the second factor on the device of the secret. */
  secure(secret: string): Promise<{ secret: string; seed: string; codes: string[] }>;
  /** The code that the app shows some steps of half a minute from now. */
  code(seed: string, steps?: number): string;
}

interface NewcomerFacts {
  login?: string;
  until?: string;
  name?: string;
  organisation?: string;
}

export interface Invited {
  id: string;
  login: string;
  code: string;
}

export interface Confirmed extends Invited {
  secret: string;
}

let networks = 0;
let people = 0;

export function townOf(
  database: Pick<Database, "db">,
  site: Site,
  now = new Date("2026-11-26T10:00:00Z"),
): Town {
  const { db } = database;
  const doing: Doing = { db, siteId: site.id, actor: { kind: "command" }, secrets, now };
  const town: Town = {
    now,
    doing,
    client: (address) => {
      const n = networks++;
      return {
        address: address ?? `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
        agent: "Firefox/140",
      };
    },
    async invite(
      role,
      { login = `person-${people++}`, until = "", name = "Ayşe Öztürk", organisation = "" } = {},
    ) {
      const made = await invitePerson(doing, {
        name,
        login,
        mail: "",
        role,
        organisation,
        until,
        locale: "de",
      });
      if (!made.ok) throw new Error(made.reason);
      return { id: made.value.personId, login, code: made.value.code };
    },
    async confirm(role, more) {
      const invited = await town.invite(role, more);
      const acceptance = {
        kind: "invitation" as const,
        code: invited.code,
        password: goodPassword,
        siteName: site.name,
        client: town.client(),
      };
      const accepted = await acceptInvitation(db, site.id, acceptance, now);
      if (!accepted.ok) throw new Error(accepted.reason);
      return { ...invited, secret: accepted.value };
    },
    signIn: (login, { password = goodPassword, client = town.client(), now: at = now } = {}) =>
      signIn(db, site.id, { login, password, client }, at),
    who: (secret, at = now) => identify(db, site.id, secret, grants, town.client(), at),
    async secure(secret) {
      const present = await town.who(secret);
      if (!present) throw new Error("Nobody is signed in.");
      const seed = newTotpSeed();
      const code = town.code(seed, -1);
      const on = await switchOn(doing, secrets, present.person, {
        seed,
        code,
        client: town.client(),
        sessionId: present.session.id,
      });
      if (!on.ok) throw new Error(on.reason);
      return { ...on.value, seed };
    },
    code: (seed, steps = 0) => totpAt(seed, Math.floor(now.getTime() / 30_000) + steps),
  };
  return town;
}

/** Gives one more role, as an administrator does. */
export async function alsoGive(town: Town, personId: string, role: Role, until = ""): Promise<void> {
  const given = await giveRole(town.doing, personId, role, until);
  if (!given.ok) throw new Error(given.reason);
}
