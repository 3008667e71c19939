import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../..", import.meta.url));
const accounts = join(source, "modules/accounts/rules");
const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
const isTest = (path: string) => path.endsWith(".test.ts");

/** Who may what: all that decides it without asking anybody. */
const rules = [
  ...filesIn(accounts),
  ...filesIn(join(accounts, "sign-on")),
  join(source, "kernel/web/app/hindrance-of.ts"),
  join(source, "kernel/web/same-secret.ts"),
].filter((path) => !isTest(path));
const tests = [
  ...[...filesIn(accounts), ...filesIn(join(accounts, "sign-on"))].filter(isTest),
  join(source, "kernel/web/gate.test.ts"),
  join(source, "kernel/web/same-secret.test.ts"),
];

interface Coverage {
  result: { url: string; functions: { ranges: { startOffset: number; count: number }[] }[] }[];
}

it("each branch of the rules that say who may what is taken by their tests", () => {
  const folder = mkdtempSync(join(tmpdir(), "mittendrin-branches-"));
  try {
    const path = translated(folder);
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const done = spawnSync(process.execPath, [path], {
      env: { ...env, NODE_V8_COVERAGE: join(folder, "coverage") },
      encoding: "utf8",
    });
    assert.equal(done.status, 0, done.stdout.slice(-4000) + done.stderr.slice(-2000));

    const { places, sources } = placesOf(path);
    const seen = new Set<string>();
    const idle = new Set<string>();
    for (const file of readdirSync(join(folder, "coverage"))) {
      const { result } = JSON.parse(readFileSync(join(folder, "coverage", file), "utf8")) as Coverage;
      const functions = result.find(({ url }) => url.endsWith("/branches.mjs"))?.functions ?? [];
      for (const { startOffset, count } of functions.flatMap(({ ranges }) => ranges)) {
        const place = places(startOffset);
        if (place === undefined) continue;
        seen.add(place.file);
        if (count === 0) idle.add(`${place.file}:${place.line}`);
      }
    }
    const names = rules.map((path) => relative(source, path));
    assert.deepEqual(
      names.filter((name) => !sources.has(name)),
      [],
      "no test looks at them",
    );
    assert.ok(names.filter((name) => seen.has(name)).length >= 12, [...seen].join(", "));
    assert.deepEqual([...idle].filter((place) => names.includes(place.split(":")[0] ?? "")).sort(), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** All tests in one file, so that each rule is there once. By a process of its own: packages are found from where the sources lie. */
function translated(folder: string): string {
  const entry = join(folder, "entry.ts");
  writeFileSync(entry, tests.map((path) => `import ${JSON.stringify(path)};\n`).join(""));
  const program = `
    import { writeFileSync } from "node:fs";
    import { translate } from ${JSON.stringify(join(source, "app/translate.js"))};
    for (const { path, text } of await translate({ branches: ${JSON.stringify(entry)} }, ${JSON.stringify(folder)}))
      writeFileSync(path, text);`;
  const done = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr.slice(-2000));
  return join(folder, "branches.mjs");
}

/** Where what stands at an offset of the output comes from. */
function placesOf(path: string) {
  const text = readFileSync(path, "utf8");
  const payload = JSON.parse(readFileSync(`${path}.map`, "utf8"));
  const map = new SourceMap(payload);
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const nameOf = (file: string) => file.replace(/^.*\/src\/(?=modules|kernel|app)/, "");
  return {
    sources: new Set((payload.sources as string[]).map(nameOf)),
    places(offset: number): { file: string; line: number } | undefined {
      let line = starts.findIndex((start) => start > offset) - 1;
      if (line < 0) line = starts.length - 1;
      const found = map.findEntry(line, offset - (starts[line] ?? 0));
      if (!("originalSource" in found) || !found.originalSource) return undefined;
      return { file: nameOf(found.originalSource), line: found.originalLine + 1 };
    },
  };
}
