import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isLinkToken, isTokenOf, newLinkToken, tokenDigest } from "./link-token.ts";

test("tokens are long, different and fit into an address as they are", () => {
  const tokens = Array.from({ length: 1000 }, newLinkToken);
  assert.equal(new Set(tokens).size, 1000);
  for (const token of tokens) {
    assert.ok(isLinkToken(token));
    assert.equal(encodeURIComponent(token), token);
  }
});

test("a token is known by its digest, and nothing else is", () => {
  const token = newLinkToken();
  const digest = tokenDigest(token);
  assert.ok(isTokenOf(token, digest));
  assert.ok(!isTokenOf(newLinkToken(), digest));
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (foreign) => {
      assert.ok(!isTokenOf(foreign, digest));
      assert.ok(!isTokenOf(token, foreign));
      assert.equal(isLinkToken(foreign), /^[\w-]{43}$/.test(foreign));
    }),
  );
});
