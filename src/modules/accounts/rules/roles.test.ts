import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isRole, isStaff, roles, sessionLimits } from "./roles.ts";

describe("roles", () => {
  it("are known by their names and by nothing else", () => {
    for (const role of roles) assert.equal(isRole(role), true, role);
    for (const text of ["", "everybody", "Editor", "constructor", "__proto__", "toString"])
      assert.equal(isRole(text), false, text);
  });

  it("are those of staff, but for owners and participants", () => {
    assert.deepEqual(
      roles.filter((role) => !isStaff(role)),
      ["business-owner", "participant"],
    );
  });
});

describe("the limits of a session", () => {
  it("are those of the role, and without a role those of participants", () => {
    assert.deepEqual(sessionLimits(["editor"]), { idleMinutes: 60, longestHours: 10 });
    assert.deepEqual(sessionLimits([]), sessionLimits(["participant"]));
  });

  it("are the strictest of all roles, whatever their order", () => {
    fc.assert(
      fc.property(fc.subarray(roles, { minLength: 1 }), (held) => {
        const limits = sessionLimits(held);
        assert.deepEqual(sessionLimits([...held].reverse()), limits);
        for (const role of held) {
          const own = sessionLimits([role]);
          assert.ok(limits.idleMinutes <= own.idleMinutes && limits.longestHours <= own.longestHours);
        }
        assert.ok(held.some((role) => sessionLimits([role]).idleMinutes === limits.idleMinutes));
        assert.ok(held.some((role) => sessionLimits([role]).longestHours === limits.longestHours));
      }),
    );
  });
});
