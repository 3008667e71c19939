import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { grantsOf } from "./grants.ts";
import { isGuardedPerson, mayAgree } from "./guarded.ts";
import { type Role, roles } from "./roles.ts";
import type { Membership } from "./standing.ts";

const held = (role: Role, more: Partial<Membership> = {}): Membership => ({
  role,
  state: "active",
  from: "2026-01-01",
  until: null,
  ...more,
});

describe("somebody whose access is guarded", () => {
  it("holds a role under secrecy or one that gives out keys, or ever held one", () => {
    const guarded = roles.filter((role) => isGuardedPerson({ memberships: [held(role)] }));
    assert.deepEqual(guarded.sort(), ["coach", "counsellor", "operator", "site-administrator"]);
    const once = held("counsellor", { state: "ended", until: "2026-02-01" });
    assert.equal(isGuardedPerson({ memberships: [held("editor"), once] }), true);
    assert.equal(isGuardedPerson({ memberships: [] }), false);
  });

  it("is let go by a second administrator only, who was one a week before", () => {
    const asked = { askedBy: "a", askedAt: new Date("2026-11-26T10:00:00Z") };
    const agree = (id: string, ...memberships: Membership[]) => mayAgree({ id, memberships }, asked);
    assert.equal(agree("b", held("site-administrator", { from: "2026-11-19" })), true);
    assert.equal(agree("b", held("site-administrator", { from: "2026-11-20" })), false);
    assert.equal(agree("a", held("site-administrator")), false);
    assert.equal(agree("b", held("site-administrator", { state: "ended" })), false);
    assert.equal(agree("b", held("operator")), false);
  });

  it("alone may hold a protected permission", () => {
    const permission = { name: "cases-read", protected: true as const };
    assert.ok(grantsOf([{ ...permission, roles: ["coach", "counsellor"] }]).has("cases-read"));
    for (const role of ["editor", "everybody", "participant"])
      assert.throws(() => grantsOf([{ ...permission, roles: ["coach", role] }]), new RegExp(role));
  });
});
