import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readTown, sameTown, townReadings } from "./town.ts";

const same = (a: string, b: string): boolean => sameTown(readTown(a), readTown(b));

test("one town by its names", () => {
  for (const [a, b] of [
    ["Frankfurt am Main", "Frankfurt a. M."],
    ["Frankfurt/Main", "Frankfurt a.M."],
    ["Frankfurt", "Frankfurt am Main"],
    ["Mülheim an der Ruhr", "Mülheim a.d. Ruhr"],
    ["Mülheim (Ruhr)", "Muelheim an der Ruhr"],
    ["Stadt Duisburg", "duisburg"],
    ["Duisbrug", "Duisburg"],
    ["Bad Homburg vor der Höhe", "Bad Homburg v. d. H."],
    ["Gelsenkirchen", "Gelsenkrichen"],
    ["Haueisen", "Hauesien"],
    ["Ottawa, ON", "Ottawa"],
  ] as const)
    assert.ok(same(a, b), `${a}, ${b}`);
});

test("two towns that are called nearly so", () => {
  for (const [a, b] of [
    ["Frankfurt am Main", "Frankfurt (Oder)"],
    ["Essen", "Hessen"],
    ["Duisburg", "Dinslaken"],
    ["Marl", "Mars"],
    ["Halle", "Hille"],
    ["Bauer", "Baure"],
    ["Portland, OR", "Portland, ME"],
    ["", "Duisburg"],
  ] as const)
    assert.ok(!same(a, b), `${a}, ${b}`);
});

test("town and quarter in one", () => {
  for (const text of ["Duisburg-Hamborn", "Duisburg, Hamborn", "Duisburg (Hamborn)", "Hamborn/Duisburg"]) {
    const readings = townReadings(text);
    assert.ok(
      readings.some(({ town, quarter }) => town.key === "duisburg" && quarter?.key === "hamborn"),
      text,
    );
  }
  assert.equal(townReadings("Baden-Baden")[0]?.town.key, "badenbaden");
  assert.equal(townReadings("Duisburg").length, 1);
});

test("a name is the same as itself, and never the same as one from another letter on", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const town = readTown(text);
      assert.equal(sameTown(town, town), town.key !== "");
      assert.equal(sameTown(town, { key: `§${town.key}`, written: `§${town.written}`, river: "" }), false);
    }),
  );
});
