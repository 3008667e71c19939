import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createRateLimit } from "./rate-limit.ts";

test("a burst is allowed, then as many as come back in time", () => {
  let time = 0;
  const limit = createRateLimit({ burst: 3, perSecond: 2, clock: () => time });
  const ask = (times: number) =>
    Array.from({ length: times }, () => limit.allows("192.0.2.1")).filter(Boolean).length;
  assert.equal(ask(10), 3);
  time = 1000;
  assert.equal(ask(10), 2);
  time = 60_000;
  assert.equal(ask(10), 3);
});

test("addresses do not share a bucket, those of one IPv6 network do", () => {
  const limit = createRateLimit({ burst: 1, perSecond: 1, clock: () => 0 });
  assert.deepEqual(
    ["192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"].map(limit.allows),
    [true, true, true, false, true],
  );
});

test("only the addresses seen last are remembered", () => {
  const limit = createRateLimit({ maxAddresses: 10 });
  for (let i = 0; i < 100; i++) limit.allows(`192.0.2.${i}`);
  assert.equal(limit.remembered, 10);
});

test("over any time no address gets more than the burst and what came back", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 200 }), (pauses) => {
      let time = 0;
      const limit = createRateLimit({ burst: 5, perSecond: 10, clock: () => time });
      let allowed = 0;
      for (const pause of pauses) {
        time += pause;
        if (limit.allows("192.0.2.1")) allowed++;
      }
      assert.ok(allowed <= 5 + (time / 1000) * 10 + 1e-6);
    }),
  );
});
