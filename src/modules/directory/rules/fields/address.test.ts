import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parseHouseNumber, readAddress, splitStreet } from "./address.ts";
import type { Dropped } from "./refusal.ts";

const data = process.env.TEST_DATA ?? "../shared/data";

test("street and house number out of one line", () => {
  for (const [line, street, houseNumber] of [
    ["Weseler Str. 12 a", "Weseler Str.", "12a"],
    ["Weseler Straße 5-7", "Weseler Straße", "5-7"],
    ["Weseler Straße 5 - 7", "Weseler Straße", "5-7"],
    ["Kaiser-Wilhelm-Str. 3/5", "Kaiser-Wilhelm-Str.", "3/5"],
    ["Straße des 17. Juni 135", "Straße des 17. Juni", "135"],
    ["Straße des 17. Juni", "Straße des 17. Juni", undefined],
    ["Am Markt, 4", "Am Markt", "4"],
    ["Am Markt", "Am Markt", undefined],
    ["A 40", "A 40", undefined],
    ["An der B 224", "An der B 224", undefined],
    ["Seestr.2", "Seestr.", "2"],
    ["Platz der Deutschen Einheit 1b", "Platz der Deutschen Einheit", "1b"],
  ] as const) {
    assert.deepEqual(
      splitStreet(line),
      houseNumber === undefined ? { street } : { street, houseNumber },
      line,
    );
  }
});

test("house numbers", () => {
  for (const [written, kept] of [
    ["12 a", "12a"],
    ["12A", "12A"],
    ["12;14", "12, 14"],
    ["5 – 7", "5-7"],
    ["12 1/2", "12 1/2"],
    ["B", "B"],
  ] as const) {
    assert.deepEqual(parseHouseNumber(written), { ok: true, value: kept });
    assert.deepEqual(parseHouseNumber(kept), { ok: true, value: kept });
  }
  assert.deepEqual(parseHouseNumber("keine"), { ok: false, reason: "not-understood" });
});

test("an address from tags", () => {
  const dropped: Dropped[] = [];
  assert.deepEqual(
    readAddress(
      {
        "addr:street": "Weseler  Straße",
        "addr:housenumber": "12 a",
        "addr:postcode": "4716",
        "addr:country": "DE",
        "addr:city": "Duisburg",
        "addr:suburb": "Marxloh",
        "addr:unit": "3",
        "addr:floor": "2",
        "addr:housename": "Medienbunker",
      },
      dropped,
    ),
    {
      street: "Weseler Straße",
      houseNumber: "12a",
      city: "Duisburg",
      suburb: "Marxloh",
      extra: "Medienbunker, Etage 2, 3",
    },
  );
  assert.deepEqual(dropped, [{ field: "addr:postcode", reason: "not-understood", value: "4716" }]);
  assert.deepEqual(readAddress({ "addr:place": "Speyererhof", "addr:housenumber": "1" }, []), {
    street: "Speyererhof",
    houseNumber: "1",
  });
  assert.deepEqual(readAddress({ "addr:street": "Weseler Str. 12" }, []), {
    street: "Weseler Str.",
    houseNumber: "12",
  });
  assert.equal(readAddress({ name: "x", "addr:street": " " }, []), undefined);
});

test("real lines of a register: the house number is found, but for stations on motorways", (t) => {
  const file = `${data}/poi/fuel-stations-germany.csv`;
  if (!existsSync(file)) return t.skip(`no test data: ${file}`);
  const lines = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((row) => row.split(";"));
  const streets = lines
    .filter(([, , , street = "", number = ""]) => number.trim() === "" && /\d$/.test(street))
    .map(([, , , street = ""]) => street);
  const split = streets.filter((street) => splitStreet(street).houseNumber !== undefined);
  t.diagnostic(`${split.length} of ${streets.length}`);
  assert.ok(split.length / streets.length > 0.95);
});
