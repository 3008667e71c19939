import assert from "node:assert/strict";
import { test } from "node:test";
import { distanceText } from "./hit-card.tsx";

test("a distance is written the way of the language", () => {
  assert.equal(distanceText(338, "de"), "340 m");
  assert.equal(distanceText(1340, "de"), "1,3 km");
  assert.equal(distanceText(1340, "tr"), "1,3 km");
  assert.equal(distanceText(1340, "en"), "1.3 km");
  assert.equal(distanceText(2000, "de"), "2 km");
});
