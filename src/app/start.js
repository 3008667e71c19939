import { createHash } from "node:crypto";
import { readdirSync, rmSync, statSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { showOwnLines } from "./own-lines.js";

/**
 * Starts the server or the command line: `node src/app/start.js main`, `node src/app/start.js cli COMMAND`.
 *
 * Node 20 does not read TypeScript. To translate file by file while loading costs three seconds and four of CPU at each start;
 * put together into one file by esbuild and kept, it costs one. This file is JavaScript, because something has to be.
 */
const source = fileURLToPath(new URL("..", import.meta.url));
const cache = join(source, "../node_modules/.cache/mittendrin");
const [entry = ""] = process.argv.splice(2, 1);
if (entry !== "main" && entry !== "cli") throw new Error("Usage: node src/app/start.js main|cli");

/** All files in a folder and those in it. Node's own `recursive` asks for the state of each of them once more. */
function filesIn(/** @type {string} */ folder) {
  /** @type {string[]} */
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...filesIn(path));
    else found.push(path);
  }
  return found;
}

/** What of our own files has changed since: their names, sizes and times. */
function stateOfSource() {
  const files = filesIn(source).filter((path) => /\.(tsx?|js|json|css)$/.test(path));
  // One after the other: to ask for two thousand at once costs five times as much.
  const states = files.sort().map((path) => {
    const { size, mtimeMs } = statSync(path);
    return `${path} ${size} ${mtimeMs}`;
  });
  return createHash("sha256")
    .update([process.version, ...states].join("\n"))
    .digest("hex")
    .slice(0, 12);
}

/** The translated program: kept from before, or made and kept. Where nothing may be kept it is made each time. */
async function program() {
  const state = stateOfSource();
  const kept = join(cache, `${entry}-${state}.mjs`);
  // What the programs make out of these files and packages alone (kernel/derived).
  process.env.MITTENDRIN_DERIVED = join(cache, `derived-${state}`);
  // What they have made in the database is made anew by another program where it has to be.
  process.env.MITTENDRIN_PROGRAM = state;
  if (await stat(kept).catch(() => undefined)) return kept;
  const { translate } = await import("./translate.js");
  const files = await translate({ [entry]: join(source, "app", `${entry}.ts`) }, cache);
  const map = files.find(({ path }) => path.endsWith(".map"))?.text ?? "";
  const text = files.find(({ path }) => !path.endsWith(".map"))?.text ?? "";
  try {
    await mkdir(cache, { recursive: true });
    // The program last: whoever finds it finds its map, too.
    for (const [path, content] of [
      [`${kept}.map`, map],
      [kept, text],
    ]) {
      const begun = `${path}.${process.pid}`;
      await writeFile(begun, content);
      // Another process may have been as far at the same time: both are the same.
      await rename(begun, path);
    }
    for (const name of await readdir(cache))
      if ([entry, "derived"].includes(name.split("-")[0] ?? "") && !name.includes(state))
        await rm(join(cache, name), { recursive: true });
    return kept;
  } catch {
    // The checkout may belong to somebody else.
    const folder = await mkdtemp(join(tmpdir(), "mittendrin-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, `${entry}.mjs`);
    await writeFile(`${file}.map`, map);
    await writeFile(file, text);
    return file;
  }
}

const file = await program();
showOwnLines(file);
await import(pathToFileURL(file).href);
