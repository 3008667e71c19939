import assert from "node:assert/strict";
import { test } from "node:test";
import { DataTable } from "./data-table.tsx";

const draw = (labels: string[]) =>
  String(
    <DataTable
      caption="Räume"
      columns={labels.map((label) => ({ label, number: label === "Zahl" }))}
      rows={[labels.map((_, at) => String(at))]}
    />,
  );

test("each cell of a wide table carries the name of its column, for phones; the first names the row", () => {
  const wide = draw(["Name", "Art", "Wie viele?", "Stand (heute)"]);
  assert.match(wide, /class="table-scroll stacks"/);
  assert.match(wide, /<th scope="row">0<\/th>/);
  assert.deepEqual(
    [...wide.matchAll(/data-label="([^"]*)"/g)].map(([, label]) => label),
    ["Art:", "Wie viele?", "Stand (heute):"],
  );
});

test("three columns of words are wide", () => assert.match(draw(["Name", "Art", "Sprache"]), /stacks/));

test("a narrow table stays one", () => {
  const narrow = draw(["Name", "Zahl", "Zahl"]);
  assert.match(narrow, /class="table-scroll"/);
  assert.doesNotMatch(narrow, /data-label/);
});
