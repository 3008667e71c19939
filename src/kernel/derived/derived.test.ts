import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { derived, derivedLater } from "./derived.ts";

describe("what is made once", () => {
  const before = process.env.MITTENDRIN_DERIVED;
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "mittendrin-derived-"));
    process.env.MITTENDRIN_DERIVED = join(folder, "kept");
  });
  afterEach(() => {
    process.env.MITTENDRIN_DERIVED = before;
    if (before === undefined) delete process.env.MITTENDRIN_DERIVED;
    rmSync(folder, { recursive: true });
  });

  it("is made by the first who asks, and taken by the next", () => {
    assert.deepEqual(
      derived("words", () => [["a", 1]]),
      [["a", 1]],
    );
    assert.deepEqual(
      derived("words", () => assert.fail("made twice")),
      [["a", 1]],
    );
    assert.deepEqual(readdirSync(join(folder, "kept")), ["words.json"]);
  });

  it("may take a while to make", async () => {
    assert.equal(await derivedLater("scripts", async () => "a"), "a");
    assert.equal(await derivedLater("scripts", () => assert.fail("made twice")), "a");
    const broken = derivedLater("others", () => Promise.reject(new Error("no")));
    await assert.rejects(broken, /no/);
    assert.equal(await derivedLater("others", async () => "b"), "b", "a failure is not kept");
  });

  it("is made anew where what was kept is broken", () => {
    derived("words", () => 1);
    writeFileSync(join(folder, "kept", "words.json"), '["a');
    assert.equal(
      derived("words", () => 2),
      2,
    );
    assert.equal(
      derived("words", () => 3),
      2,
    );
  });

  it("is made each time where nothing is or may be kept", () => {
    writeFileSync(join(folder, "kept"), "a file in its place");
    chmodSync(join(folder, "kept"), 0o400);
    assert.equal(
      derived("words", () => 1),
      1,
    );
    delete process.env.MITTENDRIN_DERIVED;
    assert.equal(
      derived("words", () => 2),
      2,
    );
  });
});
