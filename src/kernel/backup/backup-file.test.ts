import assert from "node:assert/strict";
import { createHash, randomInt } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Database } from "../db/db.ts";
import { type Log, silentLog } from "../db/log.ts";
import { type Db, openPool } from "../db/pool.ts";
import { startTestCluster, type TestCluster } from "../db/testing/test-cluster.ts";
import { asSuperuser } from "../db/testing/test-database.ts";
import type { Finding } from "../doctor/doctor-check.ts";
import { testSecrets } from "../secrets/testing/test-secrets.ts";
import { backupPath, prepareBackupFolder } from "./backup-folder.ts";
import { BackupFault, type BackupHeader, readHeader, writeHeader } from "./backup-header.ts";
import { checkBackup, lastLine, readBackupHeader } from "./check-backup.ts";
import { backupsTaken } from "./check-backups.ts";
import { nightlyBackup } from "./nightly-backup.ts";
import { unpackBackup } from "./unpack-backup.ts";
import { writeBackup } from "./write-backup.ts";

const header: BackupHeader = {
  at: "2026-11-26T02:20:00.000Z",
  database: "7",
  program: "0.1.0",
  postgres: "18.4",
  migrations: ["audit/001-line"],
  keys: ["0f3c5a7e9b12"],
};

const means = { secrets: testSecrets(), baseUrl: undefined, mailWorks: false };

describe("a backup in a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "mittendrin-backup-"));
  const path = join(folder, "whole");
  const altered = join(folder, "altered");
  let cluster: TestCluster;
  let whole: Buffer;
  before(async () => {
    cluster = await startTestCluster();
    await asSuperuser(cluster.url, async (client) => {
      await client.query(
        "create table kept as select n, md5(n::text) as text from generate_series(1, 20000) n",
      );
    });
    await writeBackup(cluster.url, path, header);
    whole = readFileSync(path);
  });
  after(async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const refused = (told: string) => assert.rejects(checkBackup(altered), BackupFault, told);

  it("says what it is, is whole, and leaves nothing else behind", async () => {
    const checked = await checkBackup(path);
    assert.deepEqual(checked.header, header);
    assert.equal(checked.size, whole.length);
    assert.deepEqual(readdirSync(folder), ["whole"]);
  });

  it("is refused when it was cut off, at each of 50 random places", async () => {
    writeFileSync(altered, Buffer.concat([whole, Buffer.from("\n")]));
    await refused("longer by a line");
    const lengths = Array.from({ length: 50 }, () => randomInt(whole.length)).sort((a, b) => b - a);
    for (const length of lengths) {
      truncateSync(altered, length);
      await refused(`cut off after ${length} bytes`);
    }
  });

  it("is refused when one byte is another one, each of 200 random ones and those at both ends", async () => {
    writeFileSync(altered, whole);
    const file = openSync(altered, "r+");
    const ends = [
      0,
      18,
      19,
      20,
      60,
      whole.length - 1,
      whole.length - 2,
      whole.length - 40,
      whole.length - 73,
    ];
    const places = [...ends, ...Array.from({ length: 200 }, () => randomInt(whole.length))];
    for (const place of places) {
      const byte = whole[place] ?? 0;
      writeSync(file, Buffer.of(byte ^ (1 << randomInt(8))), 0, 1, place);
      await refused(`byte ${place} of ${whole.length}`);
      writeSync(file, Buffer.of(byte), 0, 1, place);
    }
    closeSync(file);
    await checkBackup(altered);
  });

  it("is refused while it is unpacked where somebody altered a file and reckoned the last line anew", async () => {
    const { start, end } = await readBackupHeader(path);
    const content = gunzipSync(whole.subarray(start, end));
    // In the middle of the largest file, so that it is neither a header nor padding.
    const place = content.indexOf("VACUUM") > 0 ? content.indexOf("VACUUM") : content.length >> 1;
    content[place] = (content[place] ?? 0) ^ 1;
    const bytes = Buffer.concat([whole.subarray(0, start), gzipSync(content, { level: 1 })]);
    writeFileSync(
      altered,
      Buffer.concat([bytes, lastLine(createHash("sha256").update(bytes).digest("hex"))]),
    );
    const checked = await checkBackup(altered);
    const target = join(folder, "target");
    mkdirSync(target);
    await assert.rejects(unpackBackup(altered, checked, target), BackupFault);
  });

  it("is unpacked file by file as the database sent it, its own lists apart", async () => {
    const target = join(folder, "unpacked");
    mkdirSync(target);
    await unpackBackup(path, await checkBackup(path), target);
    assert.equal(readFileSync(join(target, "PG_VERSION"), "utf8"), "18\n");
    assert.ok(existsSync(join(target, "backup_label")) && existsSync(join(target, "global/pg_control")));
    assert.ok(!existsSync(join(target, "backup_manifest")) && !existsSync(join(target, "postmaster.pid")));
  });

  it("is not there where it could not be written", async () => {
    const closed = join(folder, "none", "file");
    await assert.rejects(writeBackup(cluster.url, closed, header), /ENOENT/);
    const gone = cluster.url.replace("host=", "host=%2Fnowhere");
    const target = join(folder, "never");
    await assert.rejects(writeBackup(gone, target, header));
    assert.ok(!existsSync(target) && !existsSync(`${target}.part`));
    // A device without room.
    if (existsSync("/dev/full")) {
      const full = mkdtempSync(join(folder, "full-"));
      chmodSync(full, 0o700);
      symlinkSync("/dev/full", join(full, "backup.part"));
      await assert.rejects(writeBackup(cluster.url, join(full, "backup"), header), /ENOSPC/);
      assert.deepEqual(readdirSync(full), []);
    }
  });
});

describe("the nightly backup", () => {
  const folder = mkdtempSync(join(tmpdir(), "mittendrin-nightly-"));
  let cluster: TestCluster;
  let database: { owner: Db; url: string };
  const told: { level: string; fields: Record<string, unknown> }[] = [];
  const noting = (level: string) => (fields: unknown) =>
    void told.push({ level, fields: fields as Record<string, unknown> });
  const log = { ...silentLog, info: noting("info"), error: noting("error") } as Log;
  const examined = () => ({
    config: { dataDir: "/", databaseUrl: undefined, backupDir: folder },
    database: database as Database,
    siteKeys: new Map<string, string>(),
    progress: () => {},
  });
  const look = async () => (await backupsTaken.look(examined())) as Finding;
  const nights = () => readdirSync(folder).filter((name) => /^mittendrin-.*\.backup$/.test(name));

  before(async () => {
    cluster = await startTestCluster();
    database = {
      owner: openPool(cluster.url, { application_name: "test", max: 2 }, silentLog),
      url: cluster.url,
    };
  });
  after(async () => {
    await database?.owner.destroy();
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is taken once, however often it is begun, reported, and seen by the doctor", async () => {
    assert.match((await look()).says, /There is none in/);
    writeFileSync(join(folder, "mittendrin-2026-01-01T022000Z.backup.part"), "killed");
    writeFileSync(join(folder, "notes.txt"), "of somebody");
    writeFileSync(join(folder, "mittendrin-2020-01-01T022000Z.backup"), "no backup at all");
    const job = nightlyBackup(folder, database, log);
    await Promise.all([job.run(database.owner, means), job.run(database.owner, means)]);
    await job.run(database.owner, means);
    assert.equal(told.length, 1, "a start soon after does not take another one");
    assert.deepEqual([told[0]?.level, told[0]?.fields.kept, told[0]?.fields.removed], ["info", 1, 0]);
    assert.equal(nights().length, 2);
    assert.deepEqual(
      readdirSync(folder).filter((name) => /part$|txt$/.test(name)),
      ["notes.txt"],
      "what was killed is gone, what is not ours stays",
    );
    const found = await look();
    assert.ok(found.ok, found.says);
    assert.match(found.says, /^The last is from .* UTC, 0 hours ago, whole, [\d.]+ MB; 1 in /);
  });

  it("takes away old ones of its own database only, and the doctor names one that is old or altered", async () => {
    const [name = ""] = nights().filter((each) => !each.includes("2020"));
    const bytes = readFileSync(join(folder, name));
    const { header: newest, length } = readHeader(bytes);
    rmSync(join(folder, name));
    const put = (day: string, change: Partial<BackupHeader>) => {
      const at = `${day}T02:20:00.000Z`;
      const lines = Buffer.concat([writeHeader({ ...newest, at, ...change }), bytes.subarray(length, -73)]);
      const whole = Buffer.concat([lines, lastLine(createHash("sha256").update(lines).digest("hex"))]);
      writeFileSync(backupPath(folder, new Date(at)), whole);
    };
    put("2026-01-05", {});
    put("2026-01-06", { database: "another one" });
    const old = await look();
    assert.ok(!old.ok && /The last is from 2026-01-05 02:20 UTC, \d+ hours ago\./.test(old.says), old.says);
    await nightlyBackup(folder, database, log).run(database.owner, means);
    assert.deepEqual([told[1]?.fields.kept, told[1]?.fields.removed], [1, 1]);
    assert.ok(nights().includes("mittendrin-2026-01-06T022000Z.backup"));

    const [latest = ""] = nights().sort().reverse();
    const file = openSync(join(folder, latest), "r+");
    writeSync(file, "x", bytes.length >> 1);
    closeSync(file);
    const altered = await look();
    assert.ok(!altered.ok && /checksum does not fit/.test(altered.says), altered.says);
  });

  it("says why it could not be taken, and is tried again", async () => {
    const job = nightlyBackup(join(folder, "gone"), database, log);
    await assert.rejects(job.run(database.owner, means), /ENOENT/);
    assert.equal(told.at(-1)?.level, "error");
  });

  it("is refused a folder in which nothing can be written", () => {
    writeFileSync(join(folder, "file"), "");
    assert.throws(
      () => prepareBackupFolder(join(folder, "file")),
      /^StartRefused: BACKUP_DIR: .* it is not a folder\.$/,
    );
    assert.throws(() => prepareBackupFolder(join(folder, "file", "x")), /a part of the path is not a folder/);
    prepareBackupFolder(join(folder, "new", "deep"));
    assert.equal(statSync(join(folder, "new", "deep")).mode & 0o777, 0o700);
  });
});

describe("the header of a backup", () => {
  it("is read as it was written, and nothing else is taken for one", () => {
    assert.deepEqual(readHeader(writeHeader(header)).header, header);
    const refusal = (text: string) => {
      try {
        readHeader(Buffer.from(text));
      } catch (error) {
        assert.ok(error instanceof BackupFault, String(error));
        return error.message;
      }
      return assert.fail(`taken: ${text}`);
    };
    assert.match(refusal(""), /is not a backup/);
    assert.match(refusal("PGDMP"), /is not a backup/);
    assert.match(refusal("Mittendrin backup 2\n{}\n"), /newer version/);
    assert.match(refusal("Mittendrin backup 1\n"), /not whole/);
    assert.match(refusal("Mittendrin backup 1\n{}\n"), /not whole/);
    assert.match(refusal("Mittendrin backup 1\n{"), /not whole/);
  });
});
