import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { message, nextKey, signed, skip, unsigned, WireError, wireOf, zigzag } from "./wire.ts";

/** The bytes of a 64-bit number, as every other writer makes them. */
function bytesOf(value: bigint, padding: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  do {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  } while (rest > 0n);
  bytes.push((bytes.pop() ?? 0) & 0x7f);
  return Uint8Array.from([...bytes, ...new Array(padding).fill(0)]);
}

const safe = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.integer({ min: -300, max: 300 }));
const padding = fc.nat({ max: 5 }); // numbers at the very end of a message take another path

test("numbers of every length are read as written", () => {
  fc.assert(
    fc.property(safe, padding, (value, pad) => {
      assert.equal(signed(wireOf(bytesOf(BigInt(value), pad))), value);
      const big = BigInt(value);
      const half = big >= 0n ? big * 2n : -big * 2n - 1n;
      if (Math.abs(value) < 2 ** 51) assert.equal(zigzag(wireOf(bytesOf(half, pad))), value);
      assert.equal(unsigned(wireOf(bytesOf(BigInt(Math.abs(value)), pad))), Math.abs(value));
    }),
  );
});

test("a message that ends too early, or never, is an error", () => {
  assert.throws(() => unsigned(wireOf(Uint8Array.of(0x80))), WireError);
  assert.throws(() => unsigned(wireOf(new Uint8Array(20).fill(0xff))), WireError);
  assert.throws(() => message(wireOf(Uint8Array.of(9, 1, 2))), WireError);
  assert.throws(() => skip(wireOf(Uint8Array.of(1, 2)), 8 + 5), WireError);
  assert.throws(() => skip(wireOf(Uint8Array.of(1, 2)), 8 + 3), WireError);
  assert.throws(() => nextKey(wireOf(Uint8Array.of(0))), WireError);
});
