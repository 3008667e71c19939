import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { inSite, readInSite } from "../db/in-site.ts";
import { silentLog } from "../db/log.ts";
import { openPool } from "../db/pool.ts";
import type { TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../id/id.ts";
import { sealAudit } from "./seal-audit.ts";
import { startSealing } from "./start-sealing.ts";
import { findAuditLines } from "./store/find-audit-lines.ts";
import { waitingSites } from "./store/sealing.ts";
import { writeAudit } from "./store/write-audit.ts";
import { auditDatabase, writeLines } from "./testing/audit-database.ts";
import { verifyAudit } from "./verify-audit.ts";

const line = (event: string) => ({ event, actor: { kind: "command" as const } });

describe("sealing the audit", () => {
  let database: TestDatabase;
  before(async () => {
    database = await auditDatabase();
  });
  after(() => database.drop());

  /** Events with their numbers, in the order of these. */
  const sealedEvents = async (site: string) => {
    const { lines } = await readInSite(database.db, site, (tx) => findAuditLines(tx, {}, { limit: 5000 }));
    return lines
      .filter((each) => each.number !== undefined)
      .sort((a, b) => Number(a.number) - Number(b.number))
      .map(({ event }) => event);
  };

  /** Other test files have transactions open in the same server, which count as well: seals until this is so. */
  const sealUntil = async (isSo: () => Promise<boolean>, patience?: number) => {
    const deadline = Date.now() + 60_000;
    for (;;) {
      await sealAudit(database.owner, patience);
      if (await isSo()) return;
      assert.ok(Date.now() < deadline, "nothing more was sealed within a minute");
      await pause(50);
    }
  };

  /** A transaction that has written its line and stays open until it is told to end. */
  const openTransaction = async (site: string, event: string) => {
    let end = () => {};
    const ended = new Promise<void>((done) => {
      end = done;
    });
    let written = () => {};
    const wrote = new Promise<void>((done) => {
      written = done;
    });
    const committed = inSite(database.db, site, async (tx) => {
      await writeAudit(tx, line(event));
      written();
      await ended;
    });
    await wrote;
    return async () => {
      end();
      await committed;
    };
  };

  it("waits for a transaction that began before, so that its line comes before those of later ones", async () => {
    const site = newId();
    await writeLines(database.db, site, [line("first")]);
    const commit = await openTransaction(site, "second");
    await writeLines(database.db, site, [line("third")]);
    const anHour = 3600;
    await sealUntil(async () => (await sealedEvents(site)).length > 0, anHour);
    await sealAudit(database.owner, anHour);
    assert.deepEqual(await sealedEvents(site), ["first"]);
    await commit();
    await sealUntil(async () => (await sealedEvents(site)).length > 2, anHour);
    assert.deepEqual(await sealedEvents(site), ["first", "second", "third"]);
    assert.equal((await verifyAudit(database.db, site)).fault, undefined);
  });

  it("does not wait for it longer than ten seconds, and appends what comes late", async () => {
    const site = newId();
    const commit = await openTransaction(site, "late");
    await inSite(database.owner, site, (tx) =>
      sql`insert into audit.line (id, actor_kind, event, at)
        values (${newId()}::uuid, 'command', 'patient', clock_timestamp() - interval '11 seconds')`.execute(
        tx,
      ),
    );
    await sealAudit(database.owner);
    assert.deepEqual(await sealedEvents(site), ["patient"]);
    await commit();
    await sealAudit(database.owner, 0);
    assert.deepEqual(await sealedEvents(site), ["patient", "late"]);
    assert.equal((await verifyAudit(database.db, site)).fault, undefined);
  });

  it("seals lines that came from another server, whose transactions have numbers yet to come here", async () => {
    const site = newId();
    await inSite(database.owner, site, (tx) =>
      sql`insert into audit.line (id, actor_kind, event, at, xact)
        values (${newId()}::uuid, 'command', 'moved', now() - interval '1 day', '999999999999')`.execute(tx),
    );
    await sealAudit(database.owner);
    assert.deepEqual(await sealedEvents(site), ["moved"]);
  });

  it("takes each line of eight writers once, beside undone ones, with sealers that are cut off", async () => {
    const sites = [newId(), newId()];
    const written = new Map<string, string[]>(sites.map((site) => [site, []]));
    const sealers = ["one", "two"].map((name) =>
      openPool(database.url, { application_name: `sealer ${name}`, max: 2 }, silentLog),
    );
    let writing = true;
    let cut = 0;
    const write = async (writer: number) => {
      for (let turn = 0; turn < 40; turn++) {
        const site = sites[(writer + turn) % 2] ?? "";
        const event = `writer-${writer}.turn-${turn}`.replace(/\d+/g, (digits) => `n${digits}`);
        const lines = 1 + (turn % 3);
        const isUndone = Math.random() < 0.25;
        const work = inSite(database.db, site, async (tx) => {
          for (let n = 0; n < lines; n++) {
            await writeAudit(tx, line(`${event}.line-${n}`));
            await pause(Math.random() * 8);
          }
          if (isUndone) throw new Error("undo");
        });
        if (isUndone) await assert.rejects(work, /undo/);
        else {
          await work;
          for (let n = 0; n < lines; n++) written.get(site)?.push(`${event}.line-${n}`);
        }
      }
    };
    const seal = async (db: (typeof sealers)[number]) => {
      while (writing) {
        // One that is cut off in the middle has sealed nothing; the next round does it.
        await sealAudit(db).catch(() => {});
        await pause(Math.random() * 10);
      }
    };
    const disturb = async () => {
      while (writing) {
        await pause(20);
        const { rows } = await sql<{ done: boolean }>`
          select pg_terminate_backend(pid) as done from pg_stat_activity
          where application_name like 'sealer %' and state <> 'idle' and datname = current_database()`.execute(
          database.owner,
        );
        cut += rows.length;
      }
    };
    const others = [...sealers.map(seal), disturb()];
    await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
    writing = false;
    await Promise.all(others);
    for (const sealer of sealers) await sealer.destroy();
    await sealUntil(async () => {
      const waiting = await waitingSites(database.owner);
      return !sites.some((site) => waiting.includes(site));
    });
    for (const site of sites) {
      const expected = written.get(site) ?? [];
      const { fault, sealed, unsealed } = await verifyAudit(database.db, site);
      assert.deepEqual([fault, sealed, unsealed], [undefined, expected.length, 0]);
      assert.deepEqual((await sealedEvents(site)).sort(), expected.sort());
    }
    assert.ok(cut > 0, "no sealer was cut off");
  });

  it("goes on by itself, as a loop, in several processes, within seconds", async () => {
    const site = newId();
    const loops = [1, 2].map(() => startSealing(database.owner, silentLog, 50));
    for (let round = 0; round < 5; round++) {
      await writeLines(database.db, site, [line("round")]);
      const deadline = Date.now() + 15_000;
      while ((await waitingSites(database.owner)).includes(site)) {
        assert.ok(Date.now() < deadline, "the line was not sealed by itself");
        await pause(20);
      }
    }
    await Promise.all(loops.map((loop) => loop.stop()));
    await writeLines(database.db, site, [line("stopped")]);
    await pause(200);
    const { fault, sealed, unsealed } = await verifyAudit(database.db, site);
    assert.deepEqual([fault, sealed, unsealed], [undefined, 5, 1]);
  });

  it("does not spare the other sites where one cannot be sealed, and says so", async () => {
    const [broken, whole] = [newId(), newId()];
    await writeLines(database.db, broken, [line("one")]);
    await sealAudit(database.owner, 0);
    await inSite(database.owner, broken, (tx) => sql`delete from audit.head`.execute(tx));
    await writeLines(database.db, broken, [line("two")]);
    await writeLines(database.db, whole, [line("three")]);
    await assert.rejects(sealAudit(database.owner, 0), AggregateError);
    assert.deepEqual(await sealedEvents(whole), ["three"]);
    const errors: unknown[] = [];
    await inSite(database.owner, broken, (tx) =>
      sql`update audit.line set at = now() - interval '1 hour'`.execute(tx),
    );
    const loop = startSealing(
      database.owner,
      { ...silentLog, error: (...said: unknown[]) => errors.push(said) },
      10,
    );
    for (let tries = 0; errors.length === 0 && tries < 300; tries++) await pause(100);
    // Tried again and again meanwhile, and said once.
    await pause(100);
    await loop.stop();
    assert.equal(errors.length, 1);
    assert.match(JSON.stringify(errors), /doctor/);
  });
});
