// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { judgePair, type PairSituation } from "./judge-pair.ts";

const situation: PairSituation = {
  isNew: true,
  sameSource: false,
  state: undefined,
  remembered: undefined,
  status: "published",
};
const judge = (band: "same" | "ask" | "different", more: Partial<PairSituation> = {}) =>
  judgePair({ band }, { ...situation, ...more });

describe("what happens with a pair", () => {
  it("follows the band where the entry is new", () => {
    assert.equal(judge("same"), "merge");
    assert.equal(judge("ask"), "ask");
    assert.equal(judge("different"), "nothing");
  });

  it("is a question where both stood already, and where the same source names both", () => {
    assert.equal(judge("same", { isNew: false }), "ask");
    assert.equal(judge("same", { sameSource: true }), "ask");
    assert.equal(judge("ask", { sameSource: true }), "nothing");
  });

  it("goes by what people decided", () => {
    assert.equal(judge("same", { state: "separated" }), "nothing");
    assert.equal(judge("same", { remembered: "separated" }), "nothing");
    assert.equal(judge("same", { state: "open" }), "ask");
    assert.equal(judge("ask", { remembered: "merged" }), "merge");
    assert.equal(judge("ask", { remembered: "merged", isNew: false }), "ask");
  });

  it("takes up nothing in an entry that was closed or is a draft, but in a hidden one", () => {
    assert.equal(judge("same", { status: "closed" }), "ask");
    assert.equal(judge("same", { status: "draft" }), "ask");
    assert.equal(judge("same", { status: "hidden" }), "merge");
  });
});
