import assert from "node:assert/strict";
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import type { Database } from "../db/db.ts";
import { inSite } from "../db/in-site.ts";
import { silentLog } from "../db/log.ts";
import { type TestDatabase, testDatabase } from "../db/testing/test-database.ts";
import type { Finding } from "../doctor/doctor-check.ts";
import { newId } from "../id/id.ts";
import { gatherSlots } from "../module/slot.ts";
import { erasuresListed } from "./check-erasures.ts";
import { type Erasure, erasureKinds } from "./erasure.ts";
import { appendErasures, readErasures } from "./erasure-file.ts";
import { erasuresIn } from "./erasure-paths.ts";
import { followErasures } from "./follow-erasures.ts";
import { replayErasures } from "./replay-erasures.ts";
import { erasuresSince, recordErasure } from "./store/erasures.ts";
import { migrations } from "./store/migrations/index.ts";

const folder = mkdtempSync(join(tmpdir(), "mittendrin-erasures-"));
after(() => rmSync(folder, { recursive: true }));
let count = 0;
const newPath = () => join(folder, `list-${count++}`);

const erasure = fc.record(
  {
    id: fc.uuid(),
    siteId: fc.uuid(),
    kind: fc.constantFrom("account", "account-left"),
    subject: fc.uuid(),
    at: fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
  },
  { noNullPrototype: true },
);

describe("a list of erasures", () => {
  it("gives back what was put in, whatever was cut off", async () => {
    const some = fc.array(erasure, { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(some, some, async (first, second) => {
        const path = newPath();
        await appendErasures(path, first);
        const { size } = statSync(path);
        // A loss of power in the middle of a line.
        appendFileSync(path, '{"id":"019');
        assert.deepEqual(await readErasures(path), { erasures: first, faulty: [] });
        await appendErasures(path, second);
        assert.deepEqual(await readErasures(path), { erasures: [...first, ...second], faulty: [] });
        // A person who has added a line and not ended it.
        truncateSync(path, size - 1);
        await appendErasures(path, second);
        assert.deepEqual(await readErasures(path), { erasures: [...first, ...second], faulty: [] });
      }),
      { numRuns: 30 },
    );
  });

  it("is empty where there is none, and only its owner may read it", async () => {
    const path = join(newPath(), "deep", "erasures");
    assert.deepEqual(await readErasures(path), { erasures: [], faulty: [] });
    await appendErasures(path, []);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    // What nobody can know may hold erasures: better no start than one that forgets them.
    await assert.rejects(
      readErasures(dirname(path)),
      /^StartRefused: The list of erasures .* cannot be read/,
    );
  });
});

describe("erasures", () => {
  let database: TestDatabase;
  const site = newId();
  const [one, other] = [newId(), newId()];
  before(async () => {
    database = await testDatabase([{ module: "erasures", migrations }]);
  });
  after(() => database?.drop());

  const record = (subject: string) =>
    inSite(database.db, site, (tx) => recordErasure(tx, site, "account", subject));
  const replayed: string[] = [];
  const slots = gatherSlots([
    erasureKinds.fill(1, {
      kind: "account",
      async replay(_, { subject }: Erasure) {
        replayed.push(subject);
        return subject !== other;
      },
    }),
  ]);
  const replay = (...paths: string[]) => replayErasures(database.owner, paths, slots, silentLog);
  const look = async (path: string) =>
    (await erasuresListed.look({
      config: { dataDir: path, databaseUrl: undefined, backupDir: undefined },
      database: database as Database,
      siteKeys: new Map(),
      progress: () => {},
    })) as Finding;

  it("are copied into each list within a moment, the earlier ones as well, each once", async () => {
    const dir = mkdtempSync(join(folder, "data-"));
    const [first, second] = [erasuresIn(dir), newPath()];
    assert.ok((await look(dir)).ok);
    await record(one);
    assert.match((await look(dir)).says, /^1 of 1 are not in /);
    const following = followErasures(database.owner, [first, second], silentLog, 20);
    await record(other);
    await following.stop();
    await followErasures(database.owner, [first, second], silentLog, 20).stop();
    const subjects = async (path: string) =>
      (await readErasures(path)).erasures.map(({ subject }) => subject);
    assert.deepEqual(await subjects(first), [one, other]);
    assert.deepEqual(await subjects(second), [one, other]);
    assert.match((await look(dir)).says, /^All 2 are listed/);
    writeFileSync(first, `what is that\n${readFileSync(first, "utf8")}`);
    assert.match((await look(dir)).says, /lines that cannot be read: 1/);
  });

  it("are not kept by the database where their transaction is not", async () => {
    const before = (await erasuresSince(database.owner, new Date(0))).length;
    await assert.rejects(
      inSite(database.db, site, async (tx) => {
        await recordErasure(tx, site, "account", newId());
        throw new Error("rolled back");
      }),
    );
    assert.equal((await erasuresSince(database.owner, new Date(0))).length, before);
  });

  it("are done again once, in their order, where the database does not know them", async () => {
    const known = await erasuresSince(database.owner, new Date(0));
    const [path, twin] = [newPath(), newPath()];
    const fresh = [1, 2, 3].map((n) => ({
      id: newId(),
      siteId: site,
      kind: "account",
      subject: newId(),
      at: new Date(n),
    }));
    await appendErasures(path, [...known, ...fresh.slice().reverse()]);
    await appendErasures(twin, fresh);
    await appendErasures(twin, [
      { id: newId(), siteId: site, kind: "unknown", subject: newId(), at: new Date(4) },
    ]);
    // As several that start at once.
    const counts = await Promise.all([replay(path, twin), replay(path, twin), replay(path, twin)]);
    assert.equal(counts[0] + counts[1] + counts[2], 3);
    assert.deepEqual(
      replayed,
      fresh.map(({ subject }) => subject),
    );
    assert.equal(await replay(path, twin, newPath()), 0);
  });

  it("are noted only where they are done", async () => {
    const path = newPath();
    await appendErasures(path, [
      { id: newId(), siteId: site, kind: "failing", subject: newId(), at: new Date() },
    ]);
    let fails = true;
    const failing = gatherSlots([
      erasureKinds.fill(1, {
        kind: "failing",
        async replay() {
          if (fails) throw new Error("killed");
          return true;
        },
      }),
    ]);
    await assert.rejects(replayErasures(database.owner, [path], failing, silentLog), /killed/);
    fails = false;
    assert.equal(await replayErasures(database.owner, [path], failing, silentLog), 1);
  });
});
