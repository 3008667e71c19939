import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { readQuery, sayProblems } from "./query.ts";

const schema = z.object({
  q: z.string().max(5).optional(),
  page: z.coerce.number().int().min(1).max(100).default(1),
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
