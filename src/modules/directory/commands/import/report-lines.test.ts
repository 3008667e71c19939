import assert from "node:assert/strict";
import { test } from "node:test";
import type { Site } from "../../../quarter/index.ts";
import type { ImportResult } from "../../actions/import/run-import.ts";
import { emptyReport, type ImportReport } from "../../rules/import/report.ts";
import { duplicateLines, reportLines } from "./report-lines.ts";

const pair = (verdict: "merge" | "ask", name: string, score: number) => ({
  verdict,
  entry: { shortId: name.slice(0, 4), name },
  other: { shortId: "bbbb", name: "There" },
  score,
  reasons: [],
});
const lines = (duplicates: ReturnType<typeof pair>[], asked: number, joined: number, dryRun: boolean) =>
  duplicateLines(
    { key: "town" } as Site,
    { report: { things: { joined }, asked }, duplicates, importId: 7 } as unknown as ImportResult,
    dryRun,
  );

test("doubtful joins stand first, likely questions first, and the counts are those of the lines", () => {
  const joins = Array.from({ length: 22 }, (_, index) => pair("merge", `Join ${index}`, 1 - index / 100));
  const asks = [pair("ask", "Half", 0.5), pair("ask", "Nearly", 0.97), pair("ask", "Hardly", 0.2)];
  const said = lines([...joins, ...asks], 3, 22, false);
  assert.match(
    said[0] ?? "",
    /^ {2}22 are in .* least sure first \("import show 7 --site town --only joined"/,
  );
  assert.match(said[1] ?? "", /0\.79 {2}Join 21 \| There \(bbbb\)/);
  assert.equal(said[21], "    … and 2 more");
  assert.match(said[22] ?? "", /^ {2}3 may be .* wait for an answer \(/);
  assert.deepEqual(
    said.slice(23).map((line) => line.slice(4, 14)),
    ["0.97  Near", "0.50  Half", "0.20  Hard"],
  );
});

test("a question that came up from both sides is named once", () => {
  const there = pair("ask", "Half", 0.5);
  const back = { ...pair("ask", "There", 0.6), entry: there.other, other: there.entry };
  assert.deepEqual(
    lines([there, back], 1, 0, false)
      .slice(1)
      .map((line) => line.trim().slice(0, 11)),
    ["0.60  There"],
  );
});

test("a dry run names no number of an import, and nothing found is not spoken of", () => {
  const [first] = lines([pair("merge", "Join", 1)], 0, 30, true);
  assert.match(first ?? "", /would be joined with these entries, the least sure first:$/);
  assert.deepEqual(lines([], 0, 0, true), []);
});

test("a file of which nothing is of use is said to be none of OpenStreetMap", () => {
  const said = (report: Partial<ImportReport>) =>
    reportLines(
      { key: "town" } as Site,
      {
        report: { ...emptyReport(), ...report },
        asOf: { day: "2026-01-01", from: "file" },
        duplicates: [],
        vanished: [],
      } as unknown as ImportResult,
      { dryRun: true },
    ).join("\n");
  const hint = /None of its 184 elements has tags of OpenStreetMap.* "import json"/;
  assert.match(said({ elements: 184 }), hint);
  assert.doesNotMatch(said({ elements: 0 }), /None of its/);
  assert.doesNotMatch(said({ elements: 184, addresses: 1 }), hint);
  const outside = { ...emptyReport().things, outsideBox: 184 };
  assert.doesNotMatch(said({ elements: 184, things: outside }), hint);
});
