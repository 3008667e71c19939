import assert from "node:assert/strict";
import { test } from "node:test";
import { readPostcode } from "./postcode.ts";

test("a postcode is the same however it is spelt, and a fine one knows its district", () => {
  const cases: Record<string, [code: string, area: string]> = {
    "47053": ["47053", "47053"],
    "D-47053": ["47053", "47053"],
    "FL - 9490": ["9490", "9490"],
    " 9490 ": ["9490", "9490"],
    "K1A 0B1": ["k1a0b1", "k1a"],
    k1a0b1: ["k1a0b1", "k1a"],
    "ON K1A-0B1": ["k1a0b1", "k1a"],
    "SW1A 2AA": ["sw1a2aa", "sw1a"],
    "1012 jl": ["1012jl", "1012"],
    "20500-0003": ["205000003", "20500"],
    "": ["", ""],
  };
  for (const [text, [code, area]] of Object.entries(cases))
    assert.deepEqual(readPostcode(text), { code, area }, text);
});
