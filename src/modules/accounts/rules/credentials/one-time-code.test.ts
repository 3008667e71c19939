import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import { masterKeyOf } from "../../../../kernel/secrets/master-key.ts";
import { createSecrets } from "../../../../kernel/secrets/secrets.ts";
import { codeDigest, codeDigests, newOneTimeCode, readOneTimeCode } from "./one-time-code.ts";

const bare = (code: string) => code.replaceAll(" ", "");

describe("one-time codes", () => {
  it("are sixteen digits in groups of four, and never the same", () => {
    const codes = Array.from({ length: 2000 }, newOneTimeCode);
    assert.equal(new Set(codes).size, 2000);
    for (const code of codes) assert.match(code, /^\d{4} \d{4} \d{4} \d{4}$/);
    // Each digit is as likely at each place: 200 of 2000, give or take six standard deviations.
    for (let place = 0; place < 16; place++)
      for (let digit = 0; digit < 10; digit++) {
        const seen = codes.filter((code) => bare(code)[place] === String(digit)).length;
        assert.ok(Math.abs(seen - 200) < 6 * Math.sqrt(180), `${digit} at ${place}: ${seen}`);
      }
  });

  it("are read as people type them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(" ", "-", "", ".", " – "),
        fc.constantFrom("0123456789", "٠١٢٣٤٥٦٧٨٩"),
        (gap, script) => {
          const code = newOneTimeCode();
          const typed = [...code].map((letter) => (letter === " " ? gap : script[Number(letter)])).join("");
          assert.deepEqual(readOneTimeCode(typed), { ok: true, value: bare(code) });
        },
      ),
    );
  });

  it("find every wrong digit and every two that were swapped", () => {
    fc.assert(
      fc.property(fc.nat(15), fc.nat(9), (place, digit) => {
        const code = bare(newOneTimeCode());
        const wrong = code.slice(0, place) + digit + code.slice(place + 1);
        if (wrong !== code) assert.deepEqual(readOneTimeCode(wrong), { ok: false, reason: "mistyped" });
        const [one = "", two = ""] = code.slice(place, place + 2);
        const swapped = code.slice(0, place) + two + one + code.slice(place + 2);
        if (swapped !== code) assert.deepEqual(readOneTimeCode(swapped), { ok: false, reason: "mistyped" });
      }),
      { numRuns: 2000 },
    );
  });

  it("say what else is wrong", () => {
    const code = newOneTimeCode();
    assert.deepEqual(readOneTimeCode(""), { ok: false, reason: "incomplete" });
    assert.deepEqual(readOneTimeCode(code.slice(0, -1)), { ok: false, reason: "incomplete" });
    assert.deepEqual(readOneTimeCode(`${code}7`), { ok: false, reason: "too-long" });
    assert.deepEqual(readOneTimeCode(`${code.slice(0, -1)}x`), { ok: false, reason: "mistyped" });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const read = readOneTimeCode(typed);
        if (read.ok) assert.match(read.value, /^\d{16}$/);
      }),
    );
  });

  it("are stored so that they are found for the same purpose, also after a change of keys", () => {
    const [old, current] = [masterKeyOf(randomBytes(32)), masterKeyOf(randomBytes(32))];
    const code = bare(newOneTimeCode());
    const stored = codeDigest(createSecrets([old]), "site-1 claim", code);
    assert.ok(!stored.includes(code));
    const after = createSecrets([current, old]);
    assert.ok(codeDigests(after, "site-1 claim", code).includes(stored));
    assert.ok(!codeDigests(after, "site-2 claim", code).includes(stored));
    assert.ok(!codeDigests(createSecrets([current]), "site-1 claim", code).includes(stored));
  });
});
