import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import { masterKeyOf } from "./master-key.ts";
import { createSecrets } from "./secrets.ts";

const newKey = () => masterKeyOf(randomBytes(32));
const [old, current] = [newKey(), newKey()];
const before = createSecrets([old]);
const after = createSecrets([current, old]);
const sealedOnce = "1.8c0e73844370.Ek_QW81L9TnLqvc6ik7PwlvY5zeFGeBIIpGJZ9hnwqsysY0x0EnphghwKgOL2zA";
const signedOnce = "1.8c0e73844370.r-IRxRaegKPhPNLS6vTfdIp2DAuMuMRKcKQnPT0Q_B8";
/** Any text that UTF-8 can hold. */
const text = fc.string({ unit: "grapheme", maxLength: 200 });

describe("secrets", () => {
  it("opens what was sealed, for the same purpose and binding only", () => {
    fc.assert(
      fc.property(text, text, text, text, (purpose, bound, plain, other) => {
        const sealed = after.seal(purpose, bound, plain);
        assert.equal(after.open(purpose, bound, sealed), plain);
        if (other !== bound) assert.equal(after.open(purpose, other, sealed), undefined);
        if (other !== purpose) assert.equal(after.open(other, bound, sealed), undefined);
      }),
    );
  });

  it("seals the same text differently each time, and shows nothing of it", () => {
    const sealed = Array.from({ length: 50 }, () => after.seal("p", "b", "Hochfeld"));
    assert.equal(new Set(sealed).size, 50);
    for (const one of sealed)
      assert.ok(!Buffer.from(one.split(".")[2] ?? "", "base64url").includes("Hochfeld"));
  });

  it("seals files as well: opened for the same purpose and binding only, and not where a byte was altered", () => {
    const files = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(text, text, files, text, fc.nat(), (purpose, bound, plain, other, at) => {
        const sealed = after.sealBytes(purpose, bound, plain);
        assert.deepEqual(after.openBytes(purpose, bound, sealed), Buffer.from(plain));
        if (other !== bound) assert.equal(after.openBytes(purpose, other, sealed), undefined);
        if (other !== purpose) assert.equal(after.openBytes(other, bound, sealed), undefined);
        const altered = Buffer.from(sealed);
        altered[at % altered.length] = (altered[at % altered.length] ?? 0) ^ 1;
        assert.equal(after.openBytes(purpose, bound, altered), undefined);
        assert.equal(after.openBytes(purpose, bound, sealed.subarray(0, at % sealed.length)), undefined);
      }),
    );
    const earlier = before.sealBytes("p", "b", Buffer.from("paper"));
    assert.equal(after.openBytes("p", "b", earlier)?.toString(), "paper", "an earlier key still opens");
    assert.equal(before.openBytes("p", "b", after.sealBytes("p", "b", Buffer.from("paper"))), undefined);
  });

  it("does not open what was altered, at whatever place", () => {
    const sealed = after.seal("p", "b", "six seven eight");
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom(..."AZaz09-_."), (at, letter) => {
        const altered = sealed.slice(0, at) + letter + sealed.slice(at + 1);
        // The last letter may hold bits that stand for nothing.
        const same = (sealedText: string) => Buffer.from(sealedText.split(".")[2] ?? "", "base64url");
        if (same(altered).equals(same(sealed)) && altered.startsWith(sealed.slice(0, 15))) return;
        assert.equal(after.open("p", "b", altered), undefined);
      }),
      { numRuns: 500 },
    );
    for (const cut of [0, 1, 14, 15, 40, sealed.length - 2])
      assert.equal(after.open("p", "b", sealed.slice(0, cut)), undefined);
    assert.equal(after.open("p", "b", `${sealed}.x`), undefined);
  });

  it("never throws at what is foreign", () => {
    fc.assert(
      fc.property(text, (foreign) => {
        assert.equal(after.open("p", "b", foreign), undefined);
        assert.equal(after.open("p", "b", `1.${current.id}.${foreign}`), undefined);
        assert.equal(after.isSigned("p", "t", foreign), false);
        assert.equal(after.isSigned("p", "t", `1.${current.id}.${foreign}`), false);
      }),
    );
  });

  it("knows after a change of keys what was made before it, and not the other way round", () => {
    const sealed = before.seal("p", "b", "kept");
    const signed = before.sign("p", "kept");
    assert.equal(after.open("p", "b", sealed), "kept");
    assert.ok(after.isSigned("p", "kept", signed));
    assert.ok(after.signatures("p", "kept").includes(signed));
    assert.ok(after.seal("p", "b", "new").startsWith(`1.${current.id}.`));
    assert.equal(before.open("p", "b", after.seal("p", "b", "new")), undefined);
    assert.equal(before.isSigned("p", "new", after.sign("p", "new")), false);
    assert.equal(createSecrets([current]).open("p", "b", sealed), undefined);
  });

  it("signs the same text the same way, and no other text or purpose", () => {
    fc.assert(
      fc.property(text, text, text, (purpose, signed, other) => {
        const signature = after.sign(purpose, signed);
        assert.equal(signature, after.sign(purpose, signed));
        assert.deepEqual(after.signatures(purpose, signed), [signature, before.sign(purpose, signed)]);
        assert.ok(after.isSigned(purpose, signed, signature));
        if (other !== signed) assert.equal(after.isSigned(purpose, other, signature), false);
        if (other !== purpose) assert.equal(after.isSigned(other, signed, signature), false);
      }),
    );
  });

  it("stays able to open what an earlier version of the program sealed", () => {
    const fixed = createSecrets([masterKeyOf(Buffer.alloc(32, 7))]);
    assert.equal(fixed.open("test", "bound", sealedOnce), "Grüße aus Marxloh");
    assert.equal(fixed.sign("test", "text"), signedOnce);
  });
});
