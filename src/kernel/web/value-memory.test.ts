import assert from "node:assert/strict";
import { it } from "node:test";
import { createValueMemory } from "./value-memory.ts";

it("makes a value once until its tag changes, and never keeps one that was begun before", async () => {
  const memory = createValueMemory();
  let made = 0;
  const ask = () => memory.remember("a", "k", async () => ++made);
  assert.deepEqual(await Promise.all([ask(), ask()]), [1, 1]);
  memory.invalidate("b");
  assert.equal(await ask(), 1);
  memory.invalidate("a");
  assert.equal(await ask(), 2);
  let finish: (value: string) => void = () => {};
  const slow = memory.remember(
    "a",
    "slow",
    () =>
      new Promise<string>((done) => {
        finish = done;
      }),
  );
  memory.invalidate("*");
  finish("old");
  assert.equal(await slow, "old");
  assert.equal(await memory.remember("a", "slow", async () => "new"), "new");
});

it("does not keep a failure", async () => {
  const memory = createValueMemory();
  await assert.rejects(memory.remember("a", "k", () => Promise.reject(new Error("gone"))));
  assert.equal(await memory.remember("a", "k", async () => "there"), "there");
});
