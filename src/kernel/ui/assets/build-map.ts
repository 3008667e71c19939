import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build, version } from "esbuild";
import { browsers } from "./build-styles.ts";

/** A script of the map: its name in its folder, its text, and its compressed forms. */
export interface MapFile {
  name: string;
  body: Buffer;
  gzip: Buffer;
  br: Buffer;
}

export interface MapScripts {
  /** Changes with any of the files, so that it can stand in their addresses. */
  hash: string;
  files: MapFile[];
}

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const islands = join(root, "src/islands");
const library = dirname(createRequire(import.meta.url).resolve("maplibre-gl/package.json"));

/** What its licence wants to be said (BSD-3-Clause). */
const licence =
  "/* MapLibre GL JS, © MapLibre contributors and Mapbox, https://github.com/maplibre/maplibre-gl-js/blob/main/LICENSE.txt */";

/**
 * The scripts of the map, built from MapLibre's sources instead of its ready files: what page and worker have in common
 * is then one file that both load, a quarter less than two files that each hold all. They refer to each other by name,
 * so they stand in one folder.
 */
export async function buildMap(): Promise<MapScripts> {
  const sources = await Promise.all(
    (await readdir(islands, { recursive: true }))
      .filter((name) => name.endsWith(".ts"))
      .sort()
      .map((name) => readFile(join(islands, name), "utf8")),
  );
  const parts = [version, await readFile(join(library, "package.json"), "utf8"), ...sources];
  parts.push(await readFile(fileURLToPath(import.meta.url), "utf8"));
  const hash = createHash("sha256")
    .update(JSON.stringify([browsers, parts]))
    .digest("hex")
    .slice(0, 10);
  const kept = join(root, "node_modules/.cache/mittendrin", `map-${hash}`);
  const files = (await readKept(kept)) ?? (await make());
  await keep(kept, files);
  return { hash, files };
}

async function make(): Promise<MapFile[]> {
  const built = await build({
    entryPoints: {
      finder: join(islands, "map/finder.ts"),
      "map-worker": join(library, "src/source/worker.ts"),
    },
    alias: { "maplibre-gl": join(library, "src/index.ts") },
    outdir: "/",
    bundle: true,
    splitting: true,
    write: false,
    minify: true,
    legalComments: "none",
    banner: { js: licence },
    format: "esm",
    target: browsers,
    // As MapLibre builds itself: a field that is only declared must not wipe out what the constructor above has set.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, experimentalDecorators: true } },
  });
  return Promise.all(
    built.outputFiles.map(async ({ path, contents }) => {
      const body = Buffer.from(contents);
      const [small, smaller] = await Promise.all([toGzip(body), toBrotli(body)]);
      return { name: basename(path), body, gzip: small, br: smaller };
    }),
  );
}

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);
const toGzip = (body: Buffer) => gzipAsync(body, { level: 9 });
/** Two seconds, once: after that the result is kept. */
const toBrotli = (body: Buffer) =>
  brotliAsync(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });

async function readKept(folder: string): Promise<MapFile[] | undefined> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
    return await Promise.all(
      names.map(async (name) => ({
        name,
        body: await readFile(join(folder, name)),
        gzip: await readFile(join(folder, `${name}.gz`)),
        br: await readFile(join(folder, `${name}.br`)),
      })),
    );
  } catch {
    return undefined;
  }
}

/** Beside the packages, whole or not at all; where that folder cannot be written, the next start makes them anew. */
async function keep(folder: string, files: MapFile[]): Promise<void> {
  const parts = `${folder}.${process.pid}`;
  try {
    if ((await readKept(folder))?.length === files.length) return;
    await mkdir(parts, { recursive: true });
    for (const { name, body, gzip: small, br } of files) {
      await writeFile(join(parts, name), body);
      await writeFile(join(parts, `${name}.gz`), small);
      await writeFile(join(parts, `${name}.br`), br);
    }
    await rename(parts, folder);
  } catch {
    // Another process was quicker, or may write and we may not.
  }
}
