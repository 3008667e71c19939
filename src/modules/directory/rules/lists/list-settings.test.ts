// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { readListSettings } from "./list-settings.ts";

const form = (more: Record<string, string> = {}) => new URLSearchParams({ source: "IHK", ...more });

test("what a form leaves empty is not said", () => {
  const read = readListSettings(form({ licence: "", asOf: " ", url: "", category: "", absent: "closed" }));
  assert.deepEqual(read, {
    settings: {
      source: "IHK",
      licence: null,
      attribution: null,
      url: null,
      asOf: null,
      category: null,
      area: null,
      absent: "closed",
      older: false,
    },
  });
});

test("what is not right is named by its field", () => {
  for (const [name, value] of [
    ["source", " "],
    ["source", "x".repeat(121)],
    ["licence", "frei für alle"],
    ["url", "javascript:alert(1)"],
    ["url", "https://"],
    ["asOf", "2026-02-30"],
    ["asOf", "gestern"],
    ["category", "Zauberei"],
    ["absent", "egal"],
  ] as const)
    assert.deepEqual(readListSettings(form({ [name]: value })), { wrong: name }, value);
});

test("a trade may be said by its name, its id or both", () => {
  for (const category of ["shop/kiosk", "Kiosk (shop/kiosk)"]) {
    const read = readListSettings(form({ category, older: "1" }));
    assert.ok("settings" in read, category);
    assert.deepEqual([read.settings.category, read.settings.older], ["shop/kiosk", true]);
  }
});
