import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { type Asker, inSite, inSiteAs } from "../../../kernel/db/in-site.ts";
import { silentLog } from "../../../kernel/db/log.ts";
import { openPool } from "../../../kernel/db/pool.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { quarter } from "../../quarter/module.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { insertMembership } from "./memberships.ts";
import { migrations } from "./migrations/index.ts";
import {
  insertOrganisation,
  membersOf,
  organisationById,
  organisationsOf,
  renameOrganisation,
} from "./organisations.ts";
import { insertPerson, peopleOf, updatePerson } from "./people.ts";

const turns = 10_000;
const atOnce = 40;
const day = "2026-11-26";

interface House {
  site: string;
  organisation: string;
  person: string;
  asker: Asker;
}

describe("organisations of three sites on two connections", () => {
  let database: TestDatabase;
  let db: Db;
  const houses: House[] = [];
  before(async () => {
    database = await testDatabase([
      { module: "quarter", migrations: quarter.migrations ?? {} },
      { module: "accounts", migrations },
    ]);
    db = openPool(database.appUrl, { application_name: "test", max: 2 }, silentLog);
    for (const key of ["eins", "zwei", "drei"]) {
      const site = (await openSite(database, key)).id;
      for (const name of ["Awo", "Caritas", "Diakonie"])
        houses.push(
          await inSite(db, site, async (tx) => {
            const organisation = await insertOrganisation(tx, site, { name, kind: "cooperating-partner" });
            const person = await insertPerson(tx, site, {
              name,
              login: name,
              mail: null,
              locale: "de",
              until: null,
            });
            if (!organisation || !person) throw new Error("taken");
            const given = {
              personId: person,
              role: "partner" as const,
              organisationId: organisation,
              from: day,
            };
            await insertMembership(tx, site, { ...given, until: null });
            return { site, organisation, person, asker: { person, organisations: [organisation] } };
          }),
        );
    }
  });
  after(async () => {
    await db.destroy();
    await database.drop();
  });

  it(`stay apart over ${turns} interleaved questions`, async () => {
    const leaks: string[] = [];
    const counts = { own: 0, foreign: 0, all: 0, none: 0, undone: 0 };
    const work = async (turn: number) => {
      const own = houses[Math.floor(turn / 8) % houses.length] ?? assert.fail();
      const other =
        houses[(Math.floor(turn / 8) + 1 + (turn % (houses.length - 1))) % houses.length] ?? assert.fail();
      const note = (what: string, found: unknown, wanted: unknown) => {
        if (found !== wanted) leaks.push(`turn ${turn}, ${what}: ${found}`);
      };
      const as = <T>(run: (tx: Db) => Promise<T>) => inSiteAs(db, own.site, own.asker, run);
      switch (turn % 8) {
        case 0:
          counts.own++;
          return note(
            "organisations",
            (await as(organisationsOf)).map(({ id }) => id).join(),
            own.organisation,
          );
        case 1:
          counts.own++;
          return note("people", (await as(peopleOf)).map(({ id }) => id).join(), own.person);
        case 2:
          counts.foreign++;
          return note("a foreign one", await as((tx) => organisationById(tx, other.organisation)), undefined);
        case 3:
          counts.foreign++;
          return note("foreign members", (await as((tx) => membersOf(tx, other.organisation))).length, 0);
        case 4:
          counts.all++;
          // Somebody of the project, on the same two connections.
          return note("all", (await inSite(db, own.site, organisationsOf)).length, 3);
        case 5: {
          counts.none++;
          const nothing = { person: own.person, organisations: [] };
          note("none", (await inSiteAs(db, own.site, nothing, organisationsOf)).length, 0);
          note("only oneself", (await inSiteAs(db, own.site, nothing, peopleOf)).length, 1);
          return note("outside", (await organisationsOf(db)).length, 0);
        }
        case 6:
          counts.undone++;
          await as(async (tx) => {
            await renameOrganisation(tx, own.organisation, "nie");
            throw new Error("undo");
          }).catch(() => undefined);
          return;
        default:
          counts.foreign++;
          // A change of what belongs to another reaches nothing.
          await as(async (tx) => {
            await renameOrganisation(tx, other.organisation, "fremd");
            await updatePerson(tx, other.person, { name: "fremd" });
          });
      }
    };
    for (let turn = 0; turn < turns; turn += atOnce)
      await Promise.all(Array.from({ length: atOnce }, (_, offset) => work(turn + offset)));
    assert.deepEqual(leaks, []);
    for (const [what, count] of Object.entries(counts)) assert.ok(count >= turns / 10, `${what}: ${count}`);
    for (const { site } of houses) {
      const names = await inSite(db, site, async (tx) => [
        ...(await organisationsOf(tx)),
        ...(await peopleOf(tx)),
      ]);
      assert.ok(names.every(({ name }) => !["nie", "fremd"].includes(name)));
    }
  });

  it("take nothing that belongs to another, and nobody makes themselves one of theirs", async () => {
    const [own, other] = houses;
    assert.ok(own && other && own.site === other.site);
    const join = (organisationId: string | null) =>
      inSiteAs(db, own.site, own.asker, (tx) =>
        insertMembership(tx, own.site, {
          personId: own.person,
          role: "editor",
          organisationId,
          from: day,
          until: null,
        }),
      );
    await assert.rejects(join(other.organisation), /row-level security/);
    await assert.rejects(join(null), /row-level security/);
    await assert.rejects(
      inSiteAs(db, own.site, own.asker, (tx) =>
        insertOrganisation(tx, own.site, { name: "Neu", kind: "association" }),
      ),
      /row-level security/,
    );
    await assert.rejects(
      inSiteAs(db, own.site, own.asker, (tx) =>
        sql`update accounts.membership set organisation_id = ${other.organisation} where person_id = ${own.person}`.execute(
          tx,
        ),
      ),
      /row-level security/,
    );
  });

  it("are told to the database as ids only", async () => {
    const [own] = houses;
    assert.ok(own);
    for (const asker of [
      { person: "x'; drop table accounts.person; --", organisations: "all" as const },
      { person: "", organisations: ["x'); select ('"] },
      { person: "", organisations: ["all"] },
    ])
      await assert.rejects(inSiteAs(db, own.site, asker, organisationsOf), TypeError);
  });

  it("need no partner without one", async () => {
    const [own] = houses;
    assert.ok(own);
    await assert.rejects(
      inSite(db, own.site, (tx) =>
        insertMembership(tx, own.site, {
          personId: own.person,
          role: "partner",
          organisationId: null,
          from: day,
          until: null,
        }),
      ),
      /partner_of/,
    );
  });
});
