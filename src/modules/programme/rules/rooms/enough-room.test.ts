// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { tooSmallFor } from "./enough-room.ts";

const booked = { rooms: ["Küche"], capacity: 12, childcare: 4, children: 4 };
const about = (more: Partial<typeof booked> | { capacity: null }, seats = 12) =>
  tooSmallFor({ ...booked, ...more }, seats).map((each) => each.about);

test("a room is too small from the first seat on that does not fit into it", () => {
  assert.deepEqual([about({}), about({}, 13)], [[], ["rooms"]]);
  assert.deepEqual(about({}, Number.POSITIVE_INFINITY), [], "everybody may come, and nobody knows how many");
  assert.deepEqual([about({ capacity: null }, 500), about({ rooms: [], capacity: 0 }, 500)], [[], []]);
});

test("children are too many for the childcare that is booked, and for none that is not kept here", () => {
  assert.deepEqual([about({ children: 5 }), about({ children: 5, childcare: 0 })], [["childcare"], []]);
  assert.deepEqual(about({ children: 9 }, 13), ["rooms", "childcare"]);
});
