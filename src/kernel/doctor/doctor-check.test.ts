import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it, mock } from "node:test";
import { type Migration, sql } from "kysely";
import { protectTable } from "../db/row-level-security.ts";
import { type TestDatabase, testDatabase } from "../db/testing/test-database.ts";
import {
  databaseAnswers,
  lettersSeen,
  migrationsApplied,
  sitesKeptApart,
  webRoleHeld,
} from "./checks/database-checks.ts";
import { clocksAgree, roomOnDisk } from "./checks/machine-checks.ts";
import { type DoctorCheck, type Examined, examine, ok } from "./doctor-check.ts";

const note: Migration = {
  async up(db) {
    await sql`create table sample.note (site_id uuid not null, id uuid not null)`.execute(db);
    await protectTable("sample", "note").execute(db);
  },
};
const sample = (...names: string[]) => [
  { module: "sample", migrations: Object.fromEntries(names.map((name) => [name, note])) },
];

describe("the doctor", () => {
  let database: TestDatabase;
  let examined: Examined;
  const dataDir = mkdtempSync(join(tmpdir(), "mittendrin-doctor-"));
  before(async () => {
    database = await testDatabase(sample("001-note"));
    const config = { dataDir, databaseUrl: undefined, backupDir: undefined };
    examined = { config, database, siteKeys: new Map(), progress: () => {} };
  });
  after(async () => {
    await database.drop();
    rmSync(dataDir, { recursive: true });
  });

  const look = async (check: DoctorCheck, other: Partial<Examined> = {}) => {
    const [finding] = await examine([check], { ...examined, ...other });
    return finding ?? assert.fail(`${check.name} found nothing`);
  };
  const refuted = async (check: DoctorCheck, says: RegExp, toDo: RegExp, other: Partial<Examined> = {}) => {
    const finding = await look(check, other);
    if (finding.ok) return assert.fail(`${check.name} is ok: ${finding.says}`);
    assert.match(finding.says, says);
    assert.match(finding.toDo, toDo);
  };
  const run = (statement: string) => sql.raw(statement).execute(database.owner);

  it("finds a fresh database as it should be", async () => {
    const all = [
      databaseAnswers,
      migrationsApplied(sample("001-note")),
      sitesKeptApart,
      webRoleHeld,
      lettersSeen,
      clocksAgree,
    ];
    const findings = await examine(all, examined);
    assert.deepEqual(
      findings.filter((finding) => !finding.ok),
      [],
    );
    assert.equal(findings.length, all.length);
    assert.match(findings[0]?.says ?? "", /^PostgreSQL 1[5-9]\S* answers/);
  });

  it("names migrations that are missing, and those of a newer program", async () => {
    await refuted(migrationsApplied(sample("001-note", "002-more")), /sample\/002-more/, /cli -- migrate/);
    await refuted(migrationsApplied(sample()), /newer version.*sample\/001-note/, /newer program/);
    await refuted(migrationsApplied([{ module: "none", migrations: { x: note } }]), /none\/x/, /migrate/);
  });

  it("names each table whose rows are not kept apart, however that came about", async () => {
    const ways: [undo: string, redo: string][] = [
      [
        "alter table sample.note disable row level security",
        "alter table sample.note enable row level security",
      ],
      [
        "alter table sample.note no force row level security",
        "alter table sample.note force row level security",
      ],
      ["create table public.open (site_id uuid)", "drop table public.open"],
    ];
    for (const [undo, redo] of ways) {
      await run(undo);
      await refuted(sitesKeptApart, /sample\.note|public\.open/, /ROW LEVEL SECURITY/);
      await run(redo);
      assert.equal((await look(sitesKeptApart)).ok, true);
    }
    await run("create table sample.bare (site_id uuid)");
    await run("alter table sample.bare enable row level security, force row level security");
    await refuted(sitesKeptApart, /sample\.bare/, /policy/);
    await run("drop table sample.bare");
  });

  it("sees when the pages sign in as the owner", async () => {
    const asOwner = { ...database, db: database.owner, read: database.owner };
    await refuted(webRoleHeld, /rights of the owner and owns \d+/, /DATABASE_APP_URL/, { database: asOwner });
    const replica = { ...database, read: database.owner };
    await refuted(webRoleHeld, /rights of the owner/, /REVOKE/, { database: replica });
  });

  it("sees a clock that is a day off, and bears one second", async () => {
    const shifted = async (ms: number) => {
      mock.timers.enable({ apis: ["Date"], now: Date.now() + ms });
      try {
        return await look(clocksAgree);
      } finally {
        mock.timers.reset();
      }
    };
    const [ahead, behind, near] = [
      await shifted(86_400_000),
      await shifted(-86_400_000),
      await shifted(1000),
    ];
    assert.deepEqual([ahead.ok, behind.ok, near.ok], [false, false, true]);
    assert.match(ahead.says, /864\d\d seconds apart/);
  });

  it("tells how much room there is, also where the folder is yet to be made", async () => {
    for (const folder of [dataDir, join(dataDir, "not/yet")]) {
      const { details } = await look(roomOnDisk, {
        config: { dataDir: folder, databaseUrl: undefined, backupDir: undefined },
      });
      assert.ok(Number(details?.size) >= Number(details?.free) && Number(details?.free) > 0);
    }
    // A file system that has no room at all.
    await refuted(roomOnDisk, /Only 0\.0 GB/, /Make room/, {
      config: { dataDir: "/proc", databaseUrl: undefined, backupDir: undefined },
    });
  });

  it("goes on where something cannot be looked at, and says which", async () => {
    const broken: DoctorCheck = {
      name: "broken",
      look: async ({ database: { owner } }) => {
        await sql`select * from sample.gone`.execute(owner);
        return ok("never");
      },
    };
    const many: DoctorCheck = {
      name: "many",
      look: async () => [
        { name: "one", ...ok("yes") },
        { name: "two", ...ok("yes", { n: 2 }) },
      ],
    };
    const findings = await examine([broken, many, databaseAnswers], examined);
    assert.deepEqual(
      findings.map((finding) => [finding.name, finding.ok]),
      [
        ["broken", false],
        ["one", true],
        ["two", true],
        ["database", true],
      ],
    );
    assert.match(findings[0]?.says ?? "", /could not be looked at/);
  });
});
