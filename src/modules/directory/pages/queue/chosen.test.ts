import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { chosen } from "./chosen.ts";

test("a form decides only by one of its buttons", () => {
  const by = (query: string) => chosen(new URLSearchParams(query), "verdict", ["accepted", "refused"]);
  assert.equal(by("verdict=accepted"), "accepted");
  assert.equal(by("verdict=refused&case=1"), "refused");
  for (const query of ["", "verdict=", "verdict=Accepted", "decision=refused"])
    assert.equal(by(query), undefined, query);
  fc.assert(
    fc.property(fc.string(), (said) => {
      const found = chosen(new URLSearchParams({ verdict: said }), "verdict", ["accepted", "refused"]);
      assert.ok(found === undefined ? !["accepted", "refused"].includes(said) : found === said);
    }),
  );
});
