// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { differencesOf } from "./differences.ts";

test("a line of the history differs in the fields that have another value, on either side", () => {
  assert.deepEqual(
    differencesOf({
      before: { facts: { phones: ["+492031"], wheelchair: "yes", emails: ["a@example.org"] } },
      after: { facts: { phones: ["+492032"], wheelchair: "yes", takeaway: false } },
    }),
    [
      { field: "phones", before: { phones: ["+492031"] }, after: { phones: ["+492032"] } },
      { field: "emails", before: { emails: ["a@example.org"] }, after: {} },
      { field: "takeaway", before: {}, after: { takeaway: false } },
    ],
  );
});

test("whose word a field is makes no difference to what it says", () => {
  assert.deepEqual(
    differencesOf({
      before: { facts: {}, provenance: { phones: 1 } },
      after: { facts: {}, provenance: { phones: 2 } },
    }),
    [],
  );
  assert.deepEqual(differencesOf({ before: null, after: null }), []);
});
