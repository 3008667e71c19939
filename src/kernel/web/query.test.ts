import assert from "node:assert/strict";
import { test } from "node:test";
import * as z from "zod";
import { numberInAddress, wholeInAddress } from "../numbers/plain-number.ts";
import { schemaOf } from "./api/open-api.ts";
import { readQuery, sayProblems } from "./query.ts";

const schema = z.object({
  q: z.string().max(5).optional(),
  page: wholeInAddress(1, 100).default(1),
  sort: z.enum(["name", "near"]).optional(),
  lang: z.array(z.string()).optional(),
});
const read = (query: string) => readQuery(new URL(`http://localhost/?${query}`), schema);

test("sound values are read, unknown and empty ones ignored, the first of two counts", () => {
  assert.deepEqual(read("q=a&q=b&page=2&sort=&x=1&lang=tr&lang=ar"), {
    values: { q: "a", page: 2, lang: ["tr", "ar"] },
    problems: [],
  });
  assert.deepEqual(read("").values, { page: 1 });
});

test("each wrong value is named with its reason, and the others still count", () => {
  const { values, problems } = read("q=abcdef&page=zwei&sort=wild");
  assert.deepEqual(values, {});
  assert.deepEqual(problems, [
    { parameter: "q", reason: "too-great" },
    { parameter: "page", reason: "not-a-number" },
    { parameter: "sort", reason: "unknown-choice" },
  ]);
  assert.deepEqual(read("page=0").problems, [{ parameter: "page", reason: "too-small" }]);
  assert.deepEqual(read("page=1.5").problems, [{ parameter: "page", reason: "not-a-number" }]);
  assert.deepEqual(readQuery(new URL("http://localhost/"), z.object({ near: z.string() })).problems, [
    { parameter: "near", reason: "missing" },
  ]);
  assert.equal(sayProblems(read("page=0").problems), 'Parameter "page" is too small or too short.');
});

test("numbers are read from plain decimal digits alone", () => {
  for (const odd of [
    "1e1",
    "0x10",
    "0b11",
    "0o7",
    "%2B7",
    "%207",
    "7%20",
    "1.0",
    "1_0",
    "Infinity",
    "NaN",
    "-",
    "٣",
  ]) {
    const { values, problems } = read(`page=${odd}`);
    assert.deepEqual(
      [values.page, problems],
      [undefined, [{ parameter: "page", reason: "not-a-number" }]],
      odd,
    );
  }
  assert.deepEqual(read("page=-1").problems, [{ parameter: "page", reason: "too-small" }]);
  assert.deepEqual(read(`page=${"9".repeat(40)}`).problems, [{ parameter: "page", reason: "too-great" }]);
  assert.equal(read("page=007").values.page, 7);

  const zoomed = (zoom: string) =>
    readQuery(new URL(`http://localhost/?zoom=${zoom}`), z.object({ zoom: numberInAddress(0, 24) })).values
      .zoom;
  assert.deepEqual(["14.5", "0", "24"].map(zoomed), [14.5, 0, 24]);
  assert.deepEqual(["1e1", ".5", "5.", "24.1", "-1"].map(zoomed), Array(5).fill(undefined));
});

test("what a number may be is told by its schema, as the documentation is made from it", () => {
  const schema = wholeInAddress(1, 100).default(50).meta({ description: "Records." });
  assert.deepEqual(schemaOf(schema), {
    type: "integer",
    minimum: 1,
    maximum: 100,
    default: 50,
    description: "Records.",
  });
});
