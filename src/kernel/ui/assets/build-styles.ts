import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform, version } from "esbuild";
import { derivedLater } from "../../derived/derived.ts";
import { kernStyles } from "./kern-styles.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const require = createRequire(import.meta.url);
const { version: kern } = require("@kern-ux/native/package.json");
const kernCss = require.resolve("@kern-ux/native/dist/kern.min.css");
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

/** The base stylesheet: what is used of KERN, beneath our own rules. To reduce KERN takes a third of a second, so it is kept. */
export const buildStyles = (): Promise<string> =>
  derivedLater(`styles-${kern}-${version}`, async () =>
    bundle(await kernStyles(await readFile(kernCss, "utf8"), await kernClasses())),
  );
