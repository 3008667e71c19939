import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { translate } from "./translate.js";

describe("stacks of the translated program", () => {
  const folder = mkdtempSync(join(tmpdir(), "mittendrin-lines-"));
  after(() => rmSync(folder, { recursive: true }));
  const source = join(folder, "thrower.ts");
  const program = join(folder, "thrower.mjs");
  const runner = join(folder, "runner.mjs");
  const ownLines = new URL("./own-lines.js", import.meta.url).href;

  const run = (): string => {
    writeFileSync(
      runner,
      `import { showOwnLines } from ${JSON.stringify(ownLines)}; showOwnLines(${JSON.stringify(program)}); await import(${JSON.stringify(`file://${program}`)});`,
    );
    const { stdout } = spawnSync(process.execPath, [runner], { encoding: "utf8" });
    return stdout;
  };

  it("name the lines of our own files, and those of the program where its map is gone", async () => {
    writeFileSync(
      source,
      [
        "interface Unused {\n  a: string;\n}\n",
        'function fail(): never {\n  throw new TypeError("no");\n}',
        "try {\n  fail();\n} catch (error) {\n  console.log((error as Error).stack);\n}\n",
      ].join("\n"),
    );
    for (const { path, text } of await translate({ thrower: source }, folder)) writeFileSync(path, text);
    const shown = run();
    assert.match(shown, /^TypeError: no\n {4}at fail \(file:\S+\/thrower\.ts:6:9\)\n/);
    assert.match(shown, /thrower\.ts:9:3/);
    assert.doesNotMatch(shown, /thrower\.mjs/);
    rmSync(`${program}.map`);
    assert.match(run(), /^TypeError: no\n {4}at fail \(file:\S+\/thrower\.mjs:\d+:\d+\)\n/);
  });
});
