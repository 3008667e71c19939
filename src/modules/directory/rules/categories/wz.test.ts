import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { allCategories } from "./categories.ts";
import { wzCodes } from "./wz.ts";

test("gives the codes of both schemes, also from the category above", () => {
  assert.deepEqual(wzCodes("shop/hairdresser"), { "2008": "96.02", "2025": "96.21" });
  assert.deepEqual(wzCodes("amenity/restaurant/pizza"), { "2008": "56.10", "2025": "56.11" });
  assert.deepEqual(wzCodes("shop"), {});
  assert.deepEqual(wzCodes("constructor"), {});
});

test("every WZ 2008 code stands in the official list, every code has four digits", (t) => {
  const file = join(process.env.TEST_DATA ?? "../shared/data", "classif/wz2008-de.tsv");
  if (!existsSync(file)) return t.skip(`real data missing: ${file} (set TEST_DATA)`);
  const official = new Set(
    readFileSync(file, "utf8")
      .split("\n")
      .map((line) => line.split("\t")[1]),
  );
  for (const { id } of allCategories()) {
    const codes = wzCodes(id);
    if (codes["2008"]) assert.ok(official.has(codes["2008"]), `${id}: ${codes["2008"]}`);
    for (const code of Object.values(codes)) assert.match(code, /^\d\d\.\d\d$/, id);
  }
});
