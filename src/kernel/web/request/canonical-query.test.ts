import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalQuery } from "./canonical-query.ts";

const routes = { known: ["q", "kategorie"], many: ["sprache"] };

test("known parameters come in the route's order; unknown, empty and repeated ones are left out", () => {
  const given: [string, string][] = [
    ["utm_source", "x"],
    ["kategorie", "b"],
    ["q", "a b"],
    ["q", "second"],
    ["sprache", "tr"],
    ["sprache", "ar"],
    ["sprache", "tr"],
    ["__proto__", "1"],
  ];
  assert.equal(canonicalQuery(given, routes), "q=a+b&kategorie=b&sprache=ar&sprache=tr");
});

test("an empty field of a form is one that was not filled in", () => {
  assert.equal(
    canonicalQuery(
      [
        ["q", ""],
        ["kategorie", ""],
      ],
      routes,
    ),
    "",
  );
});

test("a value longer than anybody types is cut, but not in the middle of a character", () => {
  assert.equal(canonicalQuery([["q", "a".repeat(4000)]], routes), `q=${"a".repeat(300)}`);
  const smiles = new URLSearchParams(canonicalQuery([["q", `a${"😀".repeat(400)}`]], routes)).get("q");
  assert.equal(smiles, `a${"😀".repeat(149)}`);
});
