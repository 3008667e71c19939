import assert from "node:assert/strict";
import { test } from "node:test";
import { groupActivities } from "./group-activities.ts";

const text = (de: string) => ({ de });

test("activities stand under their field of action; the rest comes last", () => {
  const groups = groupActivities({
    fields: [
      { key: "work", text: text("Arbeit") },
      { key: "shops", text: text("Betriebe") },
    ],
    activities: [
      { text: text("Fest") },
      { field: "shops", text: text("Besuche") },
      { field: "gone", text: text("Alt") },
      { field: "work", text: text("Coaching") },
    ],
  });
  assert.deepEqual(
    groups.map(({ name, activities }) => [name?.de, activities.map(({ de }) => de)]),
    [
      ["Arbeit", ["Coaching"]],
      ["Betriebe", ["Besuche"]],
      [undefined, ["Fest", "Alt"]],
    ],
  );
});

test("no field of activities, no group for the rest", () => {
  assert.deepEqual(groupActivities({ fields: [], activities: [] }), []);
});
