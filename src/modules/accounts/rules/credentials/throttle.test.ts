import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { accountKey, type Failures, forgive, forgivenAfter, type ThrottleKind, takeTry } from "./throttle.ts";

const start = new Date("2026-11-26T09:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const kinds: ThrottleKind[] = ["account", "address", "factor"];
const free: Record<ThrottleKind, number> = { account: 10, address: 30, factor: 10 };

/** How many tries get through, with one at each of these moments (in seconds), all of them failures. */
function taken(kind: ThrottleKind, moments: number[]): number {
  let failures: Failures | undefined;
  let count = 0;
  for (const moment of moments) {
    const { wait, after } = takeTry(kind, failures, later(moment));
    if (wait === 0) count++;
    failures = after;
  }
  return count;
}

describe("the throttle", () => {
  it("lets 10 tries through for an account and 30 for an address, then slows", () => {
    for (const kind of kinds) {
      assert.equal(taken(kind, Array(500).fill(0)), free[kind]);
      const failures = { count: free[kind], last: start };
      assert.deepEqual(takeTry(kind, failures, later(0)), { wait: 30, after: failures });
      assert.equal(takeTry(kind, failures, later(29.5)).wait, 1);
      assert.deepEqual(takeTry(kind, failures, later(30)), {
        wait: 0,
        after: { count: free[kind] + 1, last: later(30) },
      });
      assert.equal(takeTry(kind, { count: free[kind] + 1, last: start }, start).wait, 60);
      assert.equal(
        takeTry(kind, { count: free[kind] + 5000, last: start }, start).wait,
        kind === "factor" ? 86_400 : 3600,
      );
    }
  });

  it("bounds what a day of guessing gets, at whatever moments", () => {
    const all = Array.from({ length: 86_400 }, (_, second) => second);
    // 10 free, 7 while the wait grows to an hour, then one an hour.
    assert.ok(taken("account", all) <= 42, `${taken("account", all)}`);
    assert.ok(taken("address", all) <= 62, `${taken("address", all)}`);
    assert.ok(taken("factor", all) <= 22, `${taken("factor", all)}`);
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.array(fc.integer({ min: 0, max: 86_400 }), { maxLength: 400 }),
        (kind, moments) => {
          assert.ok(
            taken(
              kind,
              moments.sort((a, b) => a - b),
            ) <=
              free[kind] + 32,
          );
        },
      ),
    );
  });

  it("is not prolonged by asking again while one waits", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 100_000 }),
        (kind, count, seconds) => {
          const before = { count, last: start };
          const { wait, after } = takeTry(kind, before, later(seconds));
          if (wait === 0) return;
          assert.deepEqual(after, before);
          assert.equal(takeTry(kind, before, later(seconds + wait)).wait, 0);
        },
      ),
    );
  });

  it("waits longer the more failures there are, and less the longer ago they are", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.nat(200),
        fc.nat(90_000),
        fc.nat(90_000),
        (kind, count, seconds, more) => {
          const wait = (failures: number, after: number) =>
            takeTry(kind, { count: failures, last: start }, later(after)).wait;
          assert.ok(wait(count + 1, seconds) >= wait(count, seconds));
          assert.ok(wait(count, seconds + more) <= wait(count, seconds));
          assert.ok(wait(count, -seconds) <= (kind === "factor" ? 86_400 : 3600));
        },
      ),
    );
  });

  it("begins anew after two quiet days", () => {
    for (const kind of kinds) {
      const { after } = takeTry(kind, { count: 40, last: start }, later(forgivenAfter));
      assert.deepEqual(after, { count: 1, last: later(forgivenAfter) });
      assert.equal(takeTry(kind, { count: 40, last: start }, later(forgivenAfter - 1)).after?.count, 41);
    }
  });

  it("forgets an account's failures with a success, but not those of the address", () => {
    const failures = { count: 29, last: start };
    assert.equal(forgive("account", failures), undefined);
    assert.equal(forgive("factor", failures), undefined);
    assert.deepEqual(forgive("address", failures), { count: 28, last: start });
    assert.equal(forgive("address", { count: 1, last: start }), undefined);
    // Somebody who has an account of their own guesses at others' and signs in between.
    let address: Failures | undefined;
    let guesses = 0;
    for (let round = 0; round < 500; round++) {
      const guess = takeTry("address", address, start);
      if (guess.wait === 0) guesses++;
      address = guess.after;
      const own = takeTry("address", address, start);
      address = own.wait === 0 ? forgive("address", own.after) : own.after;
    }
    assert.ok(guesses <= 30, `${guesses}`);
  });

  it("counts a name as one, however it is spelt", () => {
    for (const spelt of [
      "AYSE@Example.org",
      " ayşe@example.org ",
      "ayse@example.org\u00a0",
      "ａｙｓｅ@example.org",
    ])
      assert.equal(accountKey(spelt), "ayse@example.org");
    assert.notEqual(accountKey("ayse@example.org"), accountKey("ayse@example.com"));
  });
});
