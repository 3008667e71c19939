// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { readRound } from "./read-round.ts";

const round = "01a21784-97ce-7000-b893-d6b52a36a0ad";
const today = "2026-11-26";
const form = (more: Record<string, string>) => new URLSearchParams({ round, day: "2026-11-25", ...more });

test("lines with an outcome are read, the others passed over", () => {
  const read = readRound(
    form({
      "entry-0": "abc1",
      "what-0": "confirmed",
      "entry-1": "abc2",
      "what-1": "",
      "note-1": "egal",
      "entry-2": "abc3",
      "what-2": "changed",
      "note-2": " hat  jetzt sonntags auf ",
      "name-0": "Café Neu",
      "trade-0": "Café (amenity/cafe)",
      "street-0": "Wanheimer Straße",
      "number-0": "7",
      "new-1": "vacant",
      "street-1": "Eigenstraße",
    }),
    today,
  );
  assert.ok("round" in read);
  assert.deepEqual(read.round.entries, [
    { shortId: "abc1", outcome: "confirmed", note: "" },
    { shortId: "abc3", outcome: "changed", note: "hat jetzt sonntags auf" },
  ]);
  assert.deepEqual(
    read.round.others.map(({ outcome, name, category, street }) => [outcome, name, category, street]),
    [
      ["new", "Café Neu", "amenity/cafe", "Wanheimer Straße"],
      ["vacant", "", "", "Eigenstraße"],
    ],
  );
});

test("what is missing is named by its field", () => {
  const problems = (more: Record<string, string>) => {
    const read = readRound(form(more), today);
    return "problems" in read ? read.problems.map(({ field }) => field) : [];
  };
  assert.deepEqual(problems({ day: "2026-11-27" }), ["day"], "nobody was there tomorrow");
  assert.deepEqual(problems({ day: "2026-02-30" }), ["day"]);
  assert.deepEqual(problems({ round: "x" }), ["round"]);
  assert.deepEqual(problems({ "entry-0": "a", "what-0": "changed" }), ["note-0"]);
  assert.deepEqual(problems({ "entry-0": "a", "what-0": "new" }), ["what-0"]);
  assert.deepEqual(problems({ "new-0": "new" }), ["street-0", "name-0", "trade-0"]);
  assert.deepEqual(problems({ "new-0": "vacant" }), ["street-0"]);
});
