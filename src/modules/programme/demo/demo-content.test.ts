// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { demoContent } from "../actions/demo/demo-content.ts";
import { known } from "../rules/catalogue.ts";

test("the demo holds nothing that the catalogue does not know, and each kind at least once", async () => {
  const { offerings, resources, places, people } = await demoContent("duisburg");
  const kinds = known.kinds.map(({ id }) => id);
  for (const { key, kind, field, audience, languages, level, needs, places: seats, signUp } of offerings) {
    assert.ok(kinds.includes(kind) && known.fields.includes(field) && known.levels.includes(level), key);
    assert.ok(
      audience.every((each) => known.audiences.includes(each)),
      key,
    );
    assert.ok(
      languages.every((each) => known.languages.includes(each)),
      key,
    );
    for (const [resource, units] of Object.entries(needs))
      assert.ok((resources.find((one) => one.key === resource)?.units ?? 0) >= units, `${key}: ${resource}`);
    assert.equal(seats === null, signUp === "none", key);
  }
  assert.deepEqual([...new Set(offerings.map(({ kind }) => kind))].sort(), [...kinds].sort());
  assert.equal(new Set(people.map(([name]) => name)).size, people.length);
  assert.ok(places.length > 0);
  assert.deepEqual((await demoContent("elsewhere")).places, []);
});
