import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isSameSecret } from "./same-secret.ts";

describe("the comparison of a secret", () => {
  it("says yes to the same text and to no other", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        assert.equal(isSameSecret(one, other), one === other);
        assert.equal(isSameSecret(one, one), true);
        assert.equal(isSameSecret(`${one}x`, one), false);
      }),
    );
  });
});
