import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../db/in-site.ts";
import type { TestDatabase } from "../db/testing/test-database.ts";
import { examine } from "../doctor/doctor-check.ts";
import { newId } from "../id/id.ts";
import { auditWhole, judge } from "./check-audit.ts";
import { sealAudit } from "./seal-audit.ts";
import { auditDatabase, writeLines } from "./testing/audit-database.ts";
import { verifyAudit } from "./verify-audit.ts";

const line = { event: "file.read", actor: { kind: "command" as const } };

describe("the doctor on the audit", () => {
  let database: TestDatabase;
  const [one, two] = [newId(), newId()];
  before(async () => {
    database = await auditDatabase();
  });
  after(() => database.drop());

  const look = () =>
    examine([auditWhole], {
      config: { dataDir: "/", databaseUrl: undefined, backupDir: undefined },
      database,
      siteKeys: new Map([[one, "hochfeld"]]),
      progress: () => {},
    });

  it("tells of each site that has lines, by its key, and names the first that was altered", async () => {
    assert.deepEqual(
      (await look()).map(({ name, ok }) => [name, ok]),
      [["audit", true]],
    );
    await writeLines(database.db, one, [line, line, line]);
    await writeLines(database.db, two, [line]);
    await sealAudit(database.owner, 0);
    await writeLines(database.db, two, [line]);
    const whole = new Map((await look()).map((finding) => [finding.name, finding]));
    assert.deepEqual([...whole.keys()].sort(), ["audit of hochfeld", `audit of ${two}`].sort());
    assert.match(
      whole.get("audit of hochfeld")?.says ?? "",
      /^3 lines sealed and unaltered, none waits; .* seal [0-9a-f]{16}\.$/,
    );
    assert.match(whole.get(`audit of ${two}`)?.says ?? "", /^1 line sealed and unaltered, 1 line waits/);
    await inSite(database.owner, one, (tx) =>
      sql`update audit.line set event = 'nothing.happened' where number = 2`.execute(tx),
    );
    const finding = (await look()).find(({ name }) => name === "audit of hochfeld");
    assert.ok(finding && !finding.ok);
    assert.match(finding.says, /broken at number 2\. Line 2 \(nothing\.happened, id /);
    await inSite(database.owner, one, (tx) => sql`delete from audit.line`.execute(tx));
    const gone = (await look()).find(({ name }) => name === "audit of hochfeld");
    assert.match(gone?.says ?? "", /broken at number 1\. Line 1 is missing; 3 were sealed/);
  });

  it("minds lines that wait too long, and those that are yet to come", async () => {
    const site = newId();
    await writeLines(database.db, site, [line]);
    const state = await verifyAudit(database.db, site);
    const later = (ms: number) => judge(state, new Date((state.newest?.getTime() ?? 0) + ms));
    assert.equal(later(30_000).ok, true);
    const waiting = later(120_000);
    assert.ok(!waiting.ok);
    assert.match(waiting.says, /^1 line waits to be sealed, the oldest since 20/);
    const ahead = later(-120_000);
    assert.ok(!ahead.ok);
    assert.match(ahead.says, /yet to come/);
  });

  it("sees each right of the pages' role that goes beyond adding lines", async () => {
    const { rows } = await sql<{ name: string }>`select current_user as name`.execute(database.db);
    const role = rows[0]?.name ?? "";
    for (const [right, table] of [
      ["update", "line"],
      ["update (reason)", "line"],
      ["delete", "line"],
      ["truncate", "line"],
      ["insert", "line"],
      ["insert", "head"],
      ["update", "head"],
    ] as const) {
      await sql.raw(`grant ${right} on audit.${table} to ${role}`).execute(database.owner);
      const [finding] = await look();
      assert.match(finding?.says ?? "", /may alter/, `${right} on ${table}`);
      await sql.raw(`revoke ${right} on audit.${table} from ${role}`).execute(database.owner);
      if (right === "insert" && table === "line")
        await sql
          .raw(
            `grant insert (id, actor_kind, actor_person, actor_role, actor_from, actor_job, event, subject_kind,
              subject_id, concerns, reason, facts) on audit.line to ${role}`,
          )
          .execute(database.owner);
    }
    assert.ok((await look()).every(({ says }) => !/may alter/.test(says)));
  });
});
