import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite, readInSite } from "../../../kernel/db/in-site.ts";
import { silentLog } from "../../../kernel/db/log.ts";
import { openPool } from "../../../kernel/db/pool.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { quarter } from "../../quarter/module.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { identify } from "../actions/sign-in/identify.ts";
import { openSession } from "../actions/sign-in/open-session.ts";
import { grantsOf } from "../rules/grants.ts";
import { migrations } from "./migrations/index.ts";
import { insertPerson, peopleOf, personById, personByLogin, updatePerson } from "./people.ts";

const client = { address: "127.0.0.1", agent: "" };
const grants = grantsOf([{ name: "own-account", roles: ["everybody"] }]);
const turns = 10_000;
const atOnce = 40;

interface Town {
  site: string;
  person: string;
  secret: string;
}

describe("people of four sites on two connections", () => {
  let database: TestDatabase;
  let db: Db;
  const towns: Town[] = [];
  before(async () => {
    database = await testDatabase([
      { module: "quarter", migrations: quarter.migrations ?? {} },
      { module: "accounts", migrations },
    ]);
    db = openPool(database.appUrl, { application_name: "test", max: 2 }, silentLog);
    for (const key of ["eins", "zwei", "drei", "vier"]) {
      const site = (await openSite(database, key)).id;
      // Everywhere the same name to sign in with: only the site tells them apart.
      const person = { name: key, login: "gleich", mail: null, locale: "de", until: null };
      const made = await inSite(db, site, async (tx) => {
        const id = (await insertPerson(tx, site, person)) ?? "";
        await updatePerson(tx, id, { state: "confirmed" });
        return { site, person: id, secret: await openSession(tx, site, id, "first", client, new Date()) };
      });
      towns.push(made);
    }
  });
  after(async () => {
    await db.destroy();
    await database.drop();
  });

  it(`stay apart over ${turns} interleaved questions`, async () => {
    const leaks: string[] = [];
    const counts = { own: 0, foreign: 0, without: 0, undone: 0 };
    const work = async (turn: number) => {
      const own = towns[Math.floor(turn / 8) % 4] ?? assert.fail();
      const other = towns[(Math.floor(turn / 8) + 1 + (turn % 3)) % 4] ?? assert.fail();
      const note = (what: string, found: unknown, wanted: unknown) => {
        if (found !== wanted) leaks.push(`turn ${turn}, ${what}: ${found}`);
      };
      const who = (site: Town, secret: string) => identify(db, site.site, secret, grants, client, new Date());
      switch (turn % 8) {
        case 0:
          counts.own++;
          return note("identify", (await who(own, own.secret))?.id, own.person);
        case 1:
          counts.foreign++;
          return note("a foreign secret", (await who(own, other.secret))?.id, undefined);
        case 2: {
          counts.own++;
          const people = await readInSite(db, own.site, peopleOf);
          return note("people", people.map(({ id }) => id).join(), own.person);
        }
        case 3: {
          counts.foreign++;
          const found = await inSite(db, own.site, (tx) => personById(tx, other.person));
          return note("a foreign id", found?.id, undefined);
        }
        case 4: {
          counts.own++;
          const found = await inSite(db, own.site, (tx) => personByLogin(tx, "gleich"));
          return note("a name", found?.id, own.person);
        }
        case 5:
          counts.without++;
          return note("no site", (await peopleOf(db)).length, 0);
        case 6:
          counts.undone++;
          await inSite(db, own.site, async (tx) => {
            await updatePerson(tx, own.person, { name: "nie" });
            throw new Error("undo");
          }).catch(() => undefined);
          return;
        default: {
          counts.foreign++;
          // A change of somebody elsewhere reaches nobody.
          await inSite(db, own.site, (tx) => updatePerson(tx, other.person, { name: "fremd" }));
        }
      }
    };
    for (let turn = 0; turn < turns; turn += atOnce)
      await Promise.all(Array.from({ length: atOnce }, (_, offset) => work(turn + offset)));
    assert.deepEqual(leaks, []);
    for (const [what, count] of Object.entries(counts)) assert.ok(count >= turns / 10, `${what}: ${count}`);
    for (const { site, person } of towns) {
      const found = await inSite(db, site, (tx) => personById(tx, person));
      assert.ok(found && !["nie", "fremd"].includes(found.name), found?.name);
    }
  });
});
