import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { inSite } from "../db/in-site.ts";
import type { TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../id/id.ts";
import type { AuditLine } from "./audit-line.ts";
import { sealAudit } from "./seal-audit.ts";
import { eraseAudit } from "./store/chain-rows.ts";
import { writeAudit } from "./store/write-audit.ts";
import { anyAlteration } from "./testing/alterations.ts";
import { auditDatabase, writeLines } from "./testing/audit-database.ts";
import { verifyAudit, verifyAuditIn } from "./verify-audit.ts";

class Undo extends Error {}

describe("verifying the audit", () => {
  let database: TestDatabase;
  const site = newId();
  const length = 24;

  const line = (n: number): AuditLine => ({
    event: `file.read-${"abc"[n % 3]}`,
    actor: { kind: "person", id: newId(), role: n % 2 ? "auditor" : null, from: "2001:db8::" },
    subject: { kind: "file", id: `f${n}` },
    ...(n % 2 ? { concerns: newId(), reason: `because ${n}` } : {}),
    facts: { big: 9007199254740000 + n, rate: 0.5, note: "ä" },
  });

  before(async () => {
    database = await auditDatabase();
    await writeLines(
      database.db,
      site,
      Array.from({ length }, (_, n) => line(n)),
    );
    await sealAudit(database.owner, 0);
    // Who owns the tables may take away what keeps them in order; the chain must tell all the same.
    const { rows } = await sql<{ name: string }>`
      select conname as name from pg_constraint where conrelid = 'audit.line'::regclass and contype = 'c'`.execute(
      database.owner,
    );
    for (const { name } of rows)
      await sql`alter table audit.line drop constraint ${sql.id(name)}`.execute(database.owner);
    await sql`drop index audit.line_number`.execute(database.owner);
  });
  after(() => database.drop());

  it("finds a whole chain whole, and tells its end", async () => {
    const { head, newest, ...state } = await verifyAudit(database.db, site);
    assert.deepEqual(state, { fault: undefined, sealed: length, unsealed: 0, oldestUnsealed: null });
    assert.ok(Math.abs(Date.now() - (newest?.getTime() ?? 0)) < 600_000);
    assert.equal(head?.number, String(length));
    assert.match(head?.hash ?? "", /^[0-9a-f]{64}$/);
    const empty = await verifyAudit(database.db, newId());
    assert.deepEqual([empty.fault, empty.sealed, empty.head], [undefined, 0, undefined]);
  });

  it("finds each of 1,000 alterations and names the first line that it concerns", async () => {
    let found = 0;
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyAlteration(length), async ({ name, alter }) => {
        const undone = inSite(database.owner, site, async (tx) => {
          const expected = await alter(tx, site);
          const { fault } = await verifyAuditIn(tx, site);
          assert.deepEqual(
            { kind: fault?.kind, number: Number(fault?.number) },
            expected,
            `${name}: ${fault?.sentence}`,
          );
          throw new Undo();
        });
        await assert.rejects(undone, (error) => {
          if (!(error instanceof Undo)) throw error;
          return true;
        });
        found++;
        seen.add(name.replace(/ at \d+$/, ""));
      }),
      { numRuns: 1000 },
    );
    assert.equal(found, 1000);
    assert.ok(seen.size >= 36, `only ${seen.size} kinds of alteration came up`);
    assert.equal((await verifyAudit(database.owner, site)).fault, undefined);
  });

  it("goes on where a fault is, and does not heal it", async () => {
    const own = newId();
    await writeLines(database.db, own, [line(1), line(2), line(3)]);
    await sealAudit(database.owner, 0);
    await inSite(database.owner, own, (tx) => sql`delete from audit.line where number = 3`.execute(tx));
    await writeLines(database.db, own, [line(4)]);
    await sealAudit(database.owner, 0);
    const { fault, sealed } = await verifyAudit(database.owner, own);
    assert.deepEqual([fault?.kind, fault?.number, sealed], ["missing", "3", 3]);
  });

  it("counts what waits, and what is there twice across pages", async () => {
    const own = newId();
    const began = Date.now();
    await inSite(database.db, own, async (tx) => {
      for (let n = 0; n < 2010; n++) await writeAudit(tx, line(n));
    });
    const waiting = await verifyAudit(database.db, own);
    assert.deepEqual([waiting.fault, waiting.sealed, waiting.unsealed], [undefined, 0, 2010]);
    const oldest = waiting.oldestUnsealed?.getTime() ?? 0;
    assert.ok(oldest >= began - 1000 && oldest <= Date.now() + 1000);
    await sealAudit(database.owner, 0);
    const told: number[] = [];
    const whole = await verifyAudit(database.db, own, (done) => told.push(done));
    assert.deepEqual([whole.fault, whole.sealed, told], [undefined, 2010, [2000, 2010]]);
    for (const n of [1, 1999, 2000, 2001, 2010]) {
      const twice = inSite(database.owner, own, async (tx) => {
        await sql`insert into audit.line (site_id, id, actor_kind, event, number, hash)
          select site_id, ${newId()}::uuid, 'command', 'x', number, hash from audit.line where number = ${n}`.execute(
          tx,
        );
        const { fault } = await verifyAuditIn(tx, own);
        assert.ok(fault, `a second line ${n} was not seen`);
        throw new Undo();
      });
      await assert.rejects(twice, Undo);
    }
  });

  it("has nothing left of a site that was erased", async () => {
    const own = newId();
    await writeLines(database.db, own, [line(1)]);
    await sealAudit(database.owner, 0);
    await inSite(database.owner, own, (tx) => eraseAudit(tx, own));
    const { sealed, head } = await verifyAudit(database.owner, own);
    assert.deepEqual([sealed, head], [0, undefined]);
  });
});
