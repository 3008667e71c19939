import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isLastAdministrator } from "./last-administrator.ts";
import type { Role } from "./roles.ts";
import { type PersonState, personStates } from "./standing.ts";

const today = "2026-11-26";
type Made = { id: string; state: PersonState; role: Role | null; until: string | null };
const person = ({ id, state, role, until }: Made) => ({
  id,
  state,
  until,
  memberships: role === null ? [] : [{ role, state: "active" as const, from: "2026-01-01", until: null }],
});
const admin = (id: string, more: Partial<Made> = {}) =>
  person({ id, state: "confirmed", role: "site-administrator", until: null, ...more });

describe("the last administrator", () => {
  it("is the only one who can still come in", () => {
    const gone = admin("a", { state: "left" });
    assert.equal(isLastAdministrator(gone, [admin("a")], today), true);
    assert.equal(isLastAdministrator(gone, [admin("a"), admin("b")], today), false);
    assert.equal(isLastAdministrator(gone, [admin("a"), admin("b", { state: "invited" })], today), true);
    assert.equal(isLastAdministrator(gone, [admin("a"), admin("b", { until: "2026-11-25" })], today), true);
    assert.equal(isLastAdministrator(gone, [admin("a"), admin("b", { role: "operator" })], today), true);
  });

  it("is nobody where a change leaves the person an administrator, or where there was none", () => {
    assert.equal(isLastAdministrator(admin("a"), [admin("a")], today), false);
    const editor = admin("a", { role: "editor" });
    assert.equal(isLastAdministrator({ ...editor, state: "left" }, [editor], today), false);
  });

  it("keeps one whatever is done in which order", () => {
    const made = fc.record({
      state: fc.constantFrom(...personStates),
      role: fc.constantFrom<Role | null>("site-administrator", "editor", null),
      until: fc.constantFrom(null, "2026-11-25", today),
    });
    const manages = ({ state, role, until }: Omit<Made, "id">) =>
      state === "confirmed" && role === "site-administrator" && (until === null || until >= today);
    fc.assert(
      fc.property(fc.array(made, { maxLength: 5 }), fc.array(fc.tuple(fc.nat(4), made)), (start, changes) => {
        const people = start.map((each, index) => ({ id: String(index), ...each }));
        const managed = people.some(manages);
        for (const [which, change] of changes) {
          const at = people[which];
          if (!at) continue;
          const changed = { ...change, id: at.id };
          if (!isLastAdministrator(person(changed), people.map(person), today)) people[which] = changed;
        }
        if (managed) assert.ok(people.some(manages));
      }),
      { numRuns: 2000 },
    );
  });
});
