import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, it } from "node:test";
import { ownDatabase } from "../support/own-database.ts";
import { runCommand, temporaryFolder, tryStart } from "../support/product.ts";

const folder = temporaryFolder();
const town = await ownDatabase("mittendrin_test_no_room");
after(async () => {
  await town.drop();
  rmSync(folder, { recursive: true, force: true });
});

it("a first start whose disk is full says so in one sentence, and the next one has all", {
  timeout: 180_000,
}, async () => {
  const env = { DATA_DIR: folder, DATABASE_URL: town.url };
  const client = await town.superuser();
  // As PostgreSQL says it (SQLSTATE 53100) where a file cannot grow.
  const full =
    "$$ begin raise 'could not extend file: No space left on device' using errcode = '53100'; end $$";
  const refused = async () => {
    const ended = await tryStart({ env });
    assert.ok("code" in ended, "it started all the same");
    assert.equal(ended.code, 1);
    assert.match(ended.err, /^Mittendrin could not start: The disk of the database is full\. .+\n$/);
  };
  await client.query(`
    create function public.no_room() returns event_trigger language plpgsql as ${full};
    create event trigger no_room on ddl_command_start when tag in ('CREATE TABLE') execute function public.no_room()`);
  await refused();
  await client.query("drop function public.no_room cascade");
  const migrated = await runCommand(["migrate"], env);
  assert.equal(migrated.code, 0, migrated.err);
  // The demo sends what follows a statement without waiting for its answer.
  await client.query(`
    create function public.no_room() returns trigger language plpgsql as ${full};
    create trigger no_room before insert on directory.business execute function public.no_room()`);
  await refused();
  assert.equal((await client.query("select 1 from directory.business")).rowCount, 0);
  await client.query("drop function public.no_room cascade");
  await client.end();
  const started = await tryStart({ env });
  assert.ok("url" in started, "err" in started ? started.err : "");
  for (const site of ["duisburg", "gladbeck"]) {
    const answer = await fetch(`${started.url}/api/v1/sites/${site}/businesses?per_page=1`);
    const { total } = (await answer.json()) as { total: number };
    assert.ok(total > 400, `${site}: ${total}`);
  }
  assert.equal(await started.end(), 0);
});
