// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { type PlanField, readOffering } from "./read-offering.ts";

const read = (fields: Record<string, string>) =>
  readOffering(new URLSearchParams({ "title-de": "Nähkurs", kind: "course", ...fields }), []);

test("what nobody said has its usual value", () => {
  const usual = read({});
  assert.ok(usual.ok);
  const { askHours, closesHours, overbooking, places } = usual.value;
  assert.deepEqual([askHours, closesHours, overbooking, places], [48, 0, 1, null]);
  const said = read({ askHours: "1", closesHours: "24", overbooking: "10", places: "3" });
  assert.ok(said.ok);
  assert.deepEqual([said.value.askHours, said.value.closesHours, said.value.overbooking], [1, 24, 1.1]);
});

test("a number that cannot be is named at its field, and never becomes another one", () => {
  const wrong: [PlanField, string[]][] = [
    ["askHours", ["abc", "0", "721", "-1", "1.5"]],
    ["closesHours", ["-5", "bald", "2161"]],
    ["overbooking", ["500", "x"]],
    ["places", ["zehn", "-1", "10001"]],
    ["costs", ["viel"]],
  ];
  const room = "0198c0de-0000-7000-8000-000000000001";
  for (const [id, units] of [
    [room, "acht"],
    [room, "0"],
    [room, "201"],
    ["die Nähstube", ""],
  ] as const)
    assert.deepEqual(read({ "need-0": id, "need-units-0": units }), {
      ok: false,
      reason: { needs: "number" },
    });
  const needs = read({ "need-0": room, "need-units-0": "8", "need-2": "", "need-units-2": "x" });
  assert.deepEqual(needs.ok && needs.value.needs, [{ resourceId: room, units: 8 }]);
  for (const [field, values] of wrong)
    for (const value of values)
      assert.deepEqual(read({ [field]: value }), { ok: false, reason: { [field]: "number" } });
});

test("a quota keeps its id, and gets one where the form names none that can be", () => {
  const known = "0198c0de-0000-7000-8000-000000000002";
  const idOf = (id: string) => {
    const plan = read({ places: "8", "quota-name-0": "Frauen", "quota-places-0": "4", "quota-id-0": id });
    return plan.ok ? (plan.value.quotas[0]?.id ?? "") : "";
  };
  assert.equal(idOf(known), known);
  for (const odd of ["", `${known}'`, "1"]) assert.match(idOf(odd), /^[0-9a-f-]{36}$/);
});
