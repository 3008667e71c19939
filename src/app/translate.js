import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { pathToFileURL } from "node:url";

/** Packages of hundreds of small files, which nothing but our own code uses: to open each costs more than to translate all. */
const ofManyFiles = /^(kysely|zod|hono|libphonenumber-js)(\/|$)/;

/**
 * Puts our own files together by esbuild, without writing them: the program of each entry point, and what several share,
 * each with the lines of our own files in a file beside it.
 * Packages stay where they are and are found wherever the output lies; `import.meta.url` still says where a file was.
 * This file is JavaScript because Node 20, which reads no TypeScript, loads it first.
 *
 * @param {Record<string, string>} entryPoints the files to start from, by the name of their output without ending
 * @param {string} outdir where the outputs will lie
 * @returns {Promise<{ path: string, text: string }[]>}
 */
export async function translate(entryPoints, outdir) {
  const { build, stop } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    splitting: Object.keys(entryPoints).length > 1,
    write: false,
    outdir,
    outExtension: { ".js": ".mjs" },
    platform: "node",
    format: "esm",
    target: `node${process.versions.node}`,
    sourcemap: "external",
    sourcesContent: false,
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    plugins: [
      {
        name: "packages stay, files know where they were",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === "entry-point" || isBuiltin(path) || ofManyFiles.test(path)
              ? undefined
              : { path: import.meta.resolve(path), external: true },
          );
          onLoad({ filter: /\.tsx?$/ }, async ({ path }) => ({
            contents: (await readFile(path, "utf8")).replaceAll(
              "import.meta.url",
              JSON.stringify(pathToFileURL(path).href),
            ),
            loader: path.endsWith("x") ? "tsx" : "ts",
          }));
          // Texts in nine languages: as data they are read in half the time and memory that they need as program.
          onLoad({ filter: /\.json$/ }, async ({ path }) => ({
            contents: `export default JSON.parse(${JSON.stringify(await readFile(path, "utf8"))});`,
          }));
        },
      },
    ],
  });
  await stop();
  return outputFiles.map(({ path, text }) => ({ path, text }));
}
