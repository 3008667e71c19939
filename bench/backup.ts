import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { migrations } from "../src/app/migrations.ts";
import { readConfig } from "../src/kernel/config/config.ts";
import { openDatabase } from "../src/kernel/db/db.ts";
import { silentLog } from "../src/kernel/db/log.ts";

/**
 * How long a database of a size takes to be backed up and restored, and how much memory the commands need:
 * `node --import tsx bench/backup.ts [MiB]`, 1024 where nothing is said. Wanted: 1 GiB restored within a minute.
 */
const wanted = Number(process.argv[2] ?? 1024) * 2 ** 20;
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(realpathSync(tmpdir()), "mittendrin-bench-"));
chmodSync(folder, 0o711);
const file = join(folder, "one.backup");
const dataDir = (name: string) => ({ DATA_DIR: join(folder, name) });

const database = await openDatabase(readConfig(dataDir("data")), {
  purpose: "server",
  migrations,
  log: silentLog,
});
const size = await fill();
console.log(`database: ${(size / 1e6).toFixed()} MB`);
await run("backup", file, dataDir("data"));
console.log(`file: ${(statSync(file).size / 1e6).toFixed()} MB`);
await database.close();
await run("restore", file, dataDir("again"));
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
process.exit();

/** Rows of words, numbers and JSON, about as easy to compress as real ones. Returns the size of the database in bytes. */
async function fill(): Promise<number> {
  await sql`create table public.filler (id uuid primary key, name text, facts jsonb, at timestamptz)`.execute(
    database.owner,
  );
  for (;;) {
    await sql`
      insert into public.filler
      select gen_random_uuid(), 'Betrieb ' || md5(random()::text) || ' ' || i,
        jsonb_build_object('street', md5(random()::text), 'number', i % 200,
          'phone', '0203 ' || (random() * 1e7)::int, 'words', repeat(md5(i::text) || ' ', 3)), now()
      from generate_series(1, 50000) i`.execute(database.owner);
    const { rows } = await sql<{ size: string }>`
      select pg_database_size(current_database()) as size`.execute(database.owner);
    const reached = Number(rows[0]?.size);
    if (reached >= wanted) return reached;
  }
}

/** Runs a command as an operator does, and says how long it took and how much memory it needed at most. */
async function run(command: string, path: string, env: Record<string, string>): Promise<void> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, "src/app/start.js"), "cli", command, path], {
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentKilobytes(child.pid ?? 0));
  }, 50);
  const [code] = await once(child, "exit");
  clearInterval(timer);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${command}: exit code ${code}, ${seconds} s, at most ${(peak / 1024).toFixed()} MB`);
}

/** The highest that it ever was, as the kernel counts it. */
function residentKilobytes(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
