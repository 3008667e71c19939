import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type MadeLists,
  madeProducts,
  madePrograms,
  madeSchools,
  madeShops,
  madeSites,
} from "../../testing/made-lists.ts";
import { describeColumns } from "../aligning/column-kind.ts";
import { correspond, correspondWithItself } from "../aligning/correspond.ts";
import { measure } from "../aligning/measure.ts";
import { pairKey } from "../aligning/truth.ts";
import { matchTables } from "./match-tables.ts";

/** Matches two made lists as the command does, without any map. */
function matched({ left, right, truth }: MadeLists) {
  const columns =
    left === right
      ? correspondWithItself(describeColumns(left), new Set())
      : correspond(
          { table: left, columns: describeColumns(left) },
          { table: right, columns: describeColumns(right) },
          { left: new Set(), right: new Set() },
        );
  const { pairs, limit, fields } = matchTables(columns, left, right);
  const found = pairs.filter(({ score }) => score >= limit);
  const wanted = new Set(
    [...truth].map((pair) => {
      const [a = 0, b = 0] = pair.split(" ").map(Number);
      return pairKey(left, right, a, b);
    }),
  );
  return {
    columns,
    fields,
    pairs,
    ...measure(
      found.map((pair) => pairKey(left, right, pair.left, pair.right)),
      wanted,
    ),
  };
}

describe("lists nobody has seen", () => {
  it("schools with abbreviated kinds and other headers", () => {
    const { f1, columns } = matched(madeSchools(700));
    assert.equal(columns.length, 5);
    assert.ok(f1 >= 0.95, `F1 ${f1}`);
  });

  it("shops with branches, malls, legal forms, street and number apart", () => {
    const { f1, columns } = matched(madeShops(900));
    assert.ok(columns.some(({ left, right }) => left.length === 2 && right.length === 1));
    assert.ok(columns.some(({ kind }) => kind === "place"));
    assert.ok(f1 >= 0.93, `F1 ${f1}`);
  });

  it("products that only the model number tells apart", () => {
    const { f1, precision, recall } = matched(madeProducts(700));
    assert.ok(f1 >= 0.9, `F1 ${f1}, precision ${precision}, recall ${recall}`);
  });

  it("programs whose makers stand in the titles of one list alone", () => {
    const { f1, precision, recall } = matched(madePrograms(900));
    assert.ok(f1 >= 0.85, `F1 ${f1}, precision ${precision}, recall ${recall}`);
  });

  it("one list from several sources, in which things stand up to four times", () => {
    const { f1, precision, recall, fields } = matched(madeSites(350));
    assert.deepEqual(
      fields.filter(({ names }) => names).map(({ label }) => label),
      ["Site name"],
    );
    assert.ok(f1 >= 0.95, `F1 ${f1}, precision ${precision}, recall ${recall}`);
  });

  it("lists that have nothing in common give hardly a pair", () => {
    const { right } = madeShops(600, 3);
    const { left } = madeShops(600, 4);
    const { found } = matched({ left, right, truth: new Set() });
    assert.ok(found <= 6, `${found} pairs`);
  });
});
