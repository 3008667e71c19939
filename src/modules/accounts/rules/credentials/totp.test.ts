import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { checkTotp, newTotpSeed, totpAddress, totpAt } from "./totp.ts";

/** The seed "12345678901234567890" of both RFCs. */
const seed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const moment = new Date("2026-11-26T09:00:07Z");
const step = Math.floor(moment.getTime() / 30_000);

describe("time-based codes", () => {
  it("are those of RFC 6238, appendix B", () => {
    const vectors: [seconds: number, code: string][] = [
      [59, "94287082"],
      [1_111_111_109, "07081804"],
      [1_111_111_111, "14050471"],
      [1_234_567_890, "89005924"],
      [2_000_000_000, "69279037"],
      [20_000_000_000, "65353130"],
    ];
    for (const [seconds, code] of vectors) {
      assert.equal(totpAt(seed, Math.floor(seconds / 30), 8), code);
      assert.deepEqual(checkTotp(seed, code.slice(2), new Date(seconds * 1000), undefined), {
        ok: true,
        value: Math.floor(seconds / 30),
      });
    }
  });

  it("are those of RFC 4226, appendix D", () => {
    const codes = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871"];
    for (const [counter, code] of codes.entries()) assert.equal(totpAt(seed, counter), code);
  });

  it("are taken a step early or late, not more", () => {
    for (const [away, taken] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const)
      assert.equal(checkTotp(seed, totpAt(seed, step + away), moment, undefined).ok, taken, `${away}`);
  });

  it("work once: neither again nor one before it", () => {
    const first = checkTotp(seed, totpAt(seed, step), moment, undefined);
    assert.deepEqual(first, { ok: true, value: step });
    assert.deepEqual(checkTotp(seed, totpAt(seed, step), moment, step), { ok: false, reason: "used" });
    assert.deepEqual(checkTotp(seed, totpAt(seed, step - 1), moment, step), { ok: false, reason: "used" });
    assert.deepEqual(checkTotp(seed, totpAt(seed, step + 1), moment, step), { ok: true, value: step + 1 });
  });

  it("are read as people type them", () => {
    const code = totpAt(seed, step);
    const arabic = [...code].map((digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)]).join("");
    for (const typed of [` ${code.slice(0, 3)} ${code.slice(3)} `, arabic])
      assert.ok(checkTotp(seed, typed, moment, undefined).ok, typed);
    for (const typed of ["", code.slice(1), `${code}0`, "abcdef"])
      assert.deepEqual(checkTotp(seed, typed, moment, undefined), { ok: false, reason: "wrong" });
  });

  it("differ with seed and time, whatever these are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 4_000_000_000 }), fc.string(), (seconds, typed) => {
        const own = newTotpSeed();
        assert.match(own, /^[A-Z2-7]{32}$/);
        const now = new Date(seconds * 1000);
        const current = Math.floor(seconds / 30);
        assert.ok(checkTotp(own, totpAt(own, current), now, current - 1).ok);
        const guess = checkTotp(own, typed, now, undefined);
        if (guess.ok) assert.ok([-1, 0, 1].some((away) => totpAt(own, current + away) === typed.trim()));
      }),
    );
  });

  it("come to the app by an address that it understands", () => {
    const address = new URL(totpAddress(seed, "Duisburg: Hochfeld & Marxloh", "ayşe@example.org"));
    assert.equal(address.protocol, "otpauth:");
    assert.equal(address.host, "totp");
    assert.equal(decodeURIComponent(address.pathname), "/Duisburg  Hochfeld & Marxloh:ayşe@example.org");
    assert.equal(address.searchParams.get("secret"), seed);
    assert.equal(address.searchParams.get("issuer"), "Duisburg  Hochfeld & Marxloh");
  });
});
