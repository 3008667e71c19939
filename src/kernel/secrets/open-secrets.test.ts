import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import { StartRefused } from "../config/start-refused.ts";
import { type TestDatabase, testDatabase } from "../db/testing/test-database.ts";
import { newKeyLine } from "./master-key.ts";
import { openSecrets } from "./open-secrets.ts";
import { secretsMigrations } from "./store/migrations/index.ts";

const folder = mkdtempSync(join(tmpdir(), "mittendrin-secrets-"));
const path = join(folder, "secret-key");
let database: TestDatabase;
before(async () => {
  database = await testDatabase([{ module: "secrets", migrations: secretsMigrations }]);
});
after(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  rmSync(path, { force: true });
  await sql`delete from secrets.key`.execute(database.owner);
});

const write = (...lines: string[]) => writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600 });
const open = (file = path) => openSecrets(database.owner, file);
const refusal = async (file = path): Promise<string> => {
  const error = await open(file).then(
    () => assert.fail("not refused"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof StartRefused, String(error));
  return error.message;
};
const knownIds = async () =>
  (await sql<{ id: string }>`select id from secrets.key`.execute(database.owner)).rows.map(({ id }) => id);

describe("openSecrets", () => {
  it("makes the key at the first start and finds it at the next", async () => {
    const sealed = (await open()).seal("p", "b", "kept");
    assert.equal((await open()).open("p", "b", sealed), "kept");
    assert.deepEqual(await knownIds(), [sealed.split(".")[1]]);
  });

  it("ends with one key where several start at once", async () => {
    const opened = await Promise.all(Array.from({ length: 12 }, () => open()));
    const sealed = opened.map((secrets) => secrets.seal("p", "b", "kept"));
    for (const secrets of opened) for (const one of sealed) assert.equal(secrets.open("p", "b", one), "kept");
    assert.equal((await knownIds()).length, 1);
  });

  it("refuses the second of two machines that each would make a key", async () => {
    await open();
    const elsewhere = join(folder, "elsewhere");
    assert.match(
      await refusal(elsewhere),
      /elsewhere is missing, but this database was used with the secret key/,
    );
    assert.ok(!existsSync(elsewhere));
  });

  it("refuses another key than the one of the database, and leaves both as they are", async () => {
    const first = newKeyLine();
    write(first);
    const sealed = (await open()).seal("p", "b", "kept");
    const [id] = await knownIds();
    const other = newKeyLine();
    write(other);
    const said = await refusal();
    assert.ok(said.includes(`lacks the secret key ${id}`), said);
    assert.ok(said.includes(`the line "lost ${id}"`), said);
    assert.deepEqual(await knownIds(), [id]);
    assert.equal(readFileSync(path, "utf8"), `${other}\n`);
    write(first);
    assert.equal((await open()).open("p", "b", sealed), "kept");
  });

  it("goes over to a new key above the old one, and then needs both", async () => {
    const [first, second] = [newKeyLine(), newKeyLine()];
    write(first);
    const sealed = (await open()).seal("p", "b", "kept");
    write(second, first);
    const both = await open();
    assert.equal(both.open("p", "b", sealed), "kept");
    const sealedLater = both.seal("p", "b", "later");
    assert.equal((await knownIds()).length, 2);
    for (const alone of [first, second]) {
      write(alone);
      assert.match(await refusal(), /lacks the secret key/);
    }
    write(first, second);
    assert.equal((await open()).open("p", "b", sealedLater), "later");
  });

  it("goes on without a key that is said to be lost; what it sealed stays closed", async () => {
    write(newKeyLine());
    const sealed = (await open()).seal("p", "b", "gone");
    const [id] = await knownIds();
    write(newKeyLine(), `lost ${id}`);
    const secrets = await open();
    assert.equal(secrets.open("p", "b", sealed), undefined);
    assert.equal(secrets.open("p", "b", secrets.seal("p", "b", "new")), "new");
  });

  it("shows the web role nothing of it", async () => {
    await open();
    await assert.rejects(sql`select * from secrets.key`.execute(database.db), /permission denied/);
  });
});
