import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { kernStyles } from "./kern-styles.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const require = createRequire(import.meta.url);
/** Widely used browsers on cheap phones; newer syntax is rewritten for them. */
export const browsers = ["chrome100", "firefox100", "safari15.4"];

async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** All KERN classes that a component or page names. */
async function kernClasses(): Promise<string[]> {
  const classes = new Set<string>();
  for (const file of await filesBelow(join(root, "src"), ".tsx")) {
    for (const [name] of (await readFile(file, "utf8")).matchAll(/kern-[\w-]+/g)) classes.add(name);
  }
  return [...classes].sort();
}

async function bundle(kern: string): Promise<string> {
  const own = await build({
    entryPoints: [fileURLToPath(new URL("../styles/index.css", import.meta.url))],
    bundle: true,
    write: false,
    target: browsers,
  });
  const both = `@layer kern{${kern}}${own.outputFiles[0]?.text ?? ""}`;
  return (await transform(both, { loader: "css", minify: true, target: browsers })).code.trim();
}

/**
 * The base stylesheet: what is used of KERN, beneath our own rules. Reducing KERN takes a third of a second, so the
 * result is kept beside the packages under the hash of everything it was made from; where that folder cannot be
 * written, it is simply made anew.
 */
export async function buildStyles(): Promise<string> {
  const classes = await kernClasses();
  const sources = [
    require.resolve("@kern-ux/native/dist/kern.min.css"),
    ...(await filesBelow(fileURLToPath(new URL("../styles", import.meta.url)), ".css")),
    fileURLToPath(new URL("./kern-tokens.json", import.meta.url)),
    fileURLToPath(new URL("./kern-styles.ts", import.meta.url)),
    fileURLToPath(import.meta.url),
  ];
  const texts = await Promise.all(sources.map((file) => readFile(file, "utf8")));
  const hash = createHash("sha256")
    .update(JSON.stringify([classes, texts]))
    .digest("hex")
    .slice(0, 32);
  const kept = join(root, "node_modules/.cache/mittendrin", `styles-${hash}.css`);
  const before = await readFile(kept, "utf8").catch(() => undefined);
  if (before) return before;
  const css = await bundle(await kernStyles(texts[0] ?? "", classes));
  try {
    await mkdir(join(kept, ".."), { recursive: true });
    await writeFile(`${kept}.${process.pid}`, css);
    await rename(`${kept}.${process.pid}`, kept);
  } catch {
    // A read-only installation works as well, only the start takes a moment longer.
  }
  return css;
}
