import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { translate } from "../src/app/translate.js";
import { StartRefused } from "../src/kernel/config/start-refused.ts";
import { haveEnded, signal } from "../src/kernel/db/embedded/processes.ts";
import { startTestCluster } from "../src/kernel/db/testing/test-cluster.ts";
import { dropTestDatabases } from "../src/kernel/db/testing/test-database.ts";
import { originalLines } from "./support/original-lines.ts";

/**
 * Runs the tests: all of them, or those whose path contains one of the words given. They share one database server: an
 * embedded one, or the one that TEST_DATABASE_URL names with a superuser; on that, only the tests that open a database are
 * run. Those that `other-server.txt` lists are run once more on the server that TEST_OTHER_DATABASE_URL names, beside the rest: many
 * tests wait for something, and so the cores are kept busy. The last line counts.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const words = process.argv.slice(2);
/** How many test files of a kind share a process. */
const together = { walking: 8, asking: 8, computing: 32 };
/** What files are called that ask another server. */
const elsewhere = "elsewhere";
const ownServer = process.env.TEST_DATABASE_URL;
const otherServer = process.env.TEST_OTHER_DATABASE_URL;
const files = findTests(words).filter((file) => !ownServer || opensDatabase(file));
const astray = words.filter((word) => !files.some((file) => file.includes(cleaned(word))));
if (files.length === 0 || astray.length > 0) {
  console.error(astray.length > 0 ? `No test file matches ${astray.join(" ")}.` : "There are no test files.");
  process.exit(1);
}

const translated = mkdtempSync(join(tmpdir(), "mittendrin-tests-"));
// What the files of this run share and nobody needs afterwards.
process.env.MITTENDRIN_TEST_FOLDER = translated;
process.env.MITTENDRIN_DERIVED = join(translated, "derived");
process.env.MITTENDRIN_TEST_RUN = String(process.pid);
const cluster = ownServer ? undefined : await startTestCluster().catch(explain);
const url = ownServer ?? cluster?.url ?? "";
process.env.MITTENDRIN_TEST_CLUSTER = url;
const stop = async () => {
  await endDemo();
  rmSync(translated, { recursive: true, force: true });
  if (cluster) await cluster.stop();
  else await dropTestDatabases(url);
  if (otherServer) await dropTestDatabases(otherServer);
};
for (const name of ["SIGINT", "SIGTERM"] as const)
  process.once(name, () => void stop().then(() => process.exit(130)));
for (const server of [ownServer, otherServer]) if (server) await dropTestDatabases(server);

const counts = { passed: 0, failed: 0, skipped: 0 };
// `run` hands our own flags on to the process of each file. It needs no translator (--import tsx).
process.execArgv.splice(
  0,
  process.execArgv.length,
  "--import",
  new URL("support/without-tracking.js", import.meta.url).href,
);
// Many wait for a process to start, a page to settle or a connection to break: three for each core keep the cores busy. The
// database server of the tests has connections for ten.
const concurrency = Math.min(10, 3 * availableParallelism());
const events = run({ files: await translateTests(), concurrency, timeout: 1_200_000 });
events.on("test:pass", ({ name, skip, details }) => {
  if (details.type === "suite" || isFile(name)) return;
  if (skip === undefined || skip === false) counts.passed++;
  else counts.skipped++;
});
events.on("test:fail", ({ name, details }) => {
  if (details.type === "suite") return;
  // A file fails along with its tests; by itself only where it does not even load or ends badly.
  const { cause, failureType } = details.error as { cause?: unknown; failureType?: string };
  if (isFile(name) && (failureType === "subtestsFailed" || /\bsubtests? failed\b/.test(String(cause))))
    return;
  counts.failed++;
});
const began = new Map<string, number>();
const took: [file: string, seconds: number][] = [];
events.on("test:dequeue", ({ name }) => {
  if (isFile(name)) began.set(name, performance.now());
});
events.on("test:complete", ({ name }) => {
  const since = began.get(name);
  if (since !== undefined) took.push([relative(translated, name), (performance.now() - since) / 1000]);
});
const report = events.compose(new spec()).pipe(originalLines(translated, root));
report.pipe(process.stdout, { end: false });
await new Promise((done) => report.on("end", done));
await stop();

if (took.length > 20) {
  const slowest = took.sort(([, a], [, b]) => b - a).slice(0, 15);
  console.log("Seconds of the slowest files, beside others:");
  for (const [file, seconds] of slowest)
    console.log(`${seconds.toFixed().padStart(5)}  ${file.replace(/\.mjs$/, "")}`);
}
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

/**
 * All at once, which takes a second or two; to translate each with all that it imports would take one for each. Many run in one
 * process: to start one for each costs more than what they do, and those that ask a database would each load the same again.
 */
async function translateTests(): Promise<string[]> {
  const entries = new Map(files.map((file) => [relative(root, file).replace(/\.tsx?$/, ""), file]));
  for (const { path, text } of await translate(Object.fromEntries(entries), translated)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const names = [...entries.keys()];
  const shared = new Set<string>();
  const groupsOf = (kind: keyof typeof together): string[] => {
    const alike = names.filter((name) => companyOf(entries.get(name) ?? "") === kind);
    if (alike.length < 2 * together[kind]) return [];
    for (const name of alike) shared.add(name);
    return dealt(alike, together[kind]).map((members, group) =>
      writtenTogether(`${kind}-${group + 1}`, members),
    );
  };
  const stories = groupsOf("walking");
  const others = [...groupsOf("asking"), ...groupsOf("computing")];
  const again = otherServer ? onOtherServer(entries, otherServer) : [];
  const alone = names.filter((name) => !shared.has(name)).map((name) => join(translated, `${name}.mjs`));
  return [...stories, ...alone, ...others, ...again];
}

/** The listed files once more, those that may share a process in groups, all asking the other server from their first line on. */
function onOtherServer(entries: ReadonlyMap<string, string>, server: string): string[] {
  const listed = readFileSync(join(root, "tests/other-server.txt"), "utf8").split("\n");
  const known = listed.filter((line) => line && !line.startsWith("#"));
  const names = known.filter((name) => entries.has(name));
  if (words.length === 0) assert.deepEqual(names, known, "tests/other-server.txt names what is not there");
  console.log(`${names.length} files are run on both servers.`);
  const mayShare = (name: string) => companyOf(entries.get(name) ?? "") === "asking";
  const alone = names.filter((name) => !mayShare(name)).map((name) => [name]);
  const groups = [...alone, ...dealt(names.filter(mayShare), together.asking)];
  const env = JSON.stringify({ TEST_DATABASE_URL: server, MITTENDRIN_TEST_CLUSTER: server });
  writeFileSync(join(translated, `${elsewhere}.mjs`), `Object.assign(process.env, ${env});\n`);
  return groups.map((members, group) =>
    writtenTogether(`${elsewhere}-${group + 1}`, [elsewhere, ...members]),
  );
}

/** Groups of at most so many. Neighbours take alike long: each group gets some of all. */
function dealt(names: readonly string[], most: number): string[][] {
  const count = Math.ceil(names.length / most);
  return Array.from({ length: count }, (_, group) => names.filter((_, at) => at % count === group));
}

/** A test file that runs these one after the other in its process. */
function writtenTogether(name: string, members: readonly string[]): string {
  const path = join(translated, `${name}.test.mjs`);
  writeFileSync(path, members.map((member) => `import "./${member}.mjs";\n`).join(""));
  return path;
}

/** Ends the demo that the files have shared, if one of them has started it. */
async function endDemo(): Promise<void> {
  const file = join(translated, "demo.json");
  if (!existsSync(file)) return;
  const { pid } = JSON.parse(readFileSync(file, "utf8")) as { pid: number };
  signal(pid, "SIGKILL");
  await haveEnded([pid], 5000);
}

function explain(error: unknown): never {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exit(1);
}

function cleaned(word: string): string {
  return word.replace(/^\.\//, "");
}

function findTests(wanted: string[]): string[] {
  const found = ["src", "tests"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  );
  return (
    found
      .filter((path) => /\.test\.tsx?$/.test(path) && !path.includes(`node_modules${sep}`))
      .filter((path) => wanted.length === 0 || wanted.some((word) => path.includes(cleaned(word))))
      .sort()
      // The longest first, so that at the end no core waits for one that began last.
      .sort((a, b) => lengthOf(b) - lengthOf(a))
      .map((path) => join(root, path))
  );
}

/** How long a file takes, roughly: whole products and browsers longest, then what imports real files or asks every route. */
function lengthOf(path: string): number {
  const long = [
    /^src/,
    /\/(import-real|match-lists|list-commands|apart)\.test/,
    /^tests/,
    /weight|permission-matrix-|old-phone|faults/,
  ];
  return long.findLastIndex((pattern) => pattern.test(path));
}

/** By what it imports, the helpers that make a database for a test, or asks itself which server it is given. */
function opensDatabase(file: string): boolean {
  return /\/testing\/(test-[a-z]+|open-site|made-site)\.ts"|TEST_DATABASE_URL/.test(
    readFileSync(file, "utf8"),
  );
}

/**
 * Which files may share a process, by what they import and name: those that neither ask anything outside of it nor change it,
 * those that ask but a database of their own, and the stories that people walk in one browser. Others run alone.
 */
function companyOf(file: string): keyof typeof together | undefined {
  const path = relative(root, file);
  if (path.startsWith(join("tests", "journeys"))) return "walking";
  const text = readFileSync(file, "utf8");
  if (!path.startsWith("src") || lengthOf(path) > 0) return undefined;
  if (
    /TEST_DATA|child_process|process\.|embedded|worker_threads|mock\.|globalThis|^(before|after)Each\(/m.test(
      text,
    )
  )
    return undefined;
  return opensDatabase(file) ? "asking" : "computing";
}

function isFile(name: string): boolean {
  return /\.test\.mjs$/.test(name);
}
