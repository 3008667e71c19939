import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createTurnstile } from "./turnstile.ts";

test("so much is let in at a time, the rest in the order in which it came, whatever becomes of it", async () => {
  const inTurn = createTurnstile(2);
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const work = [0, 1, 2, 3, 4].map((name) =>
    inTurn(async () => {
      began.push(name);
      await new Promise<void>((end) => ends.push(end));
      if (name === 1) throw new Error("it failed");
      return name;
    }),
  );
  const settled = Promise.allSettled(work);
  for (const expected of [
    [0, 1],
    [0, 1, 2],
    [0, 1, 2, 3],
    [0, 1, 2, 3, 4],
  ]) {
    await turn();
    assert.deepEqual(began, expected);
    ends.shift()?.();
  }
  while (ends.length > 0) ends.shift()?.();
  assert.deepEqual(
    (await settled).map((one) => (one.status === "fulfilled" ? one.value : String(one.reason))),
    [0, "Error: it failed", 2, 3, 4],
  );
  assert.equal(await inTurn(async () => "free again"), "free again");
});
