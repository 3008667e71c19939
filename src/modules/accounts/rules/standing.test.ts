import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Grants, grantsOf } from "./grants.ts";
import { isStaff, type Role, roles } from "./roles.ts";
import {
  isOver,
  isUsable,
  type Membership,
  organisationsSeen,
  type Proof,
  permissionsOf,
  personStates,
  rolesOn,
  type Standing,
} from "./standing.ts";

const today = "2026-11-26";
const always = { from: "2026-01-01", until: null };
const holding = (...held: Role[]): Standing => ({
  state: "confirmed",
  until: null,
  memberships: held.map((role) => ({ role, state: "active", ...always, organisation: { id: "haus" } })),
});
const both: Proof = { factor: "second", secondFactor: true };
const bare: Proof = { factor: "first", secondFactor: false };
const half: Proof = { factor: "first", secondFactor: true };

const grants = grantsOf([
  { name: "own", roles: ["everybody"] },
  { name: "inside", roles },
  { name: "manage", roles: ["site-administrator"] },
  { name: "shop", roles: ["business-owner"] },
  { name: "nobody", roles: [] },
]);
const may = (standing: Standing, proof: Proof) => [...permissionsOf(standing, proof, today, grants)];

describe("an account", () => {
  it("is usable when confirmed, until its last day and no longer", () => {
    for (const state of personStates)
      assert.equal(isUsable({ state, until: null }, today), state === "confirmed", state);
    assert.equal(isUsable({ state: "confirmed", until: today }, today), true);
    assert.equal(isUsable({ state: "confirmed", until: "2026-11-25" }, today), false);
  });
});

describe("a role", () => {
  const on = (membership: Partial<Membership>, more: Partial<Standing> = {}) =>
    rolesOn(
      { ...holding(), ...more, memberships: [{ role: "editor", state: "active", ...always, ...membership }] },
      today,
    );

  it("counts from its first day to its last, both included", () => {
    assert.deepEqual(on({}), ["editor"]);
    assert.deepEqual(on({ from: today, until: today }), ["editor"]);
    assert.deepEqual(on({ from: "2026-11-27" }), []);
    assert.deepEqual(on({ until: "2026-11-25" }), []);
  });

  it("does not count when suspended or ended, nor for an account that may not be used", () => {
    assert.deepEqual(on({ state: "suspended" }), []);
    assert.deepEqual(on({ state: "ended" }), []);
    assert.deepEqual(on({}, { state: "suspended" }), []);
    assert.deepEqual(on({}, { until: "2026-11-25" }), []);
  });

  it("counts outside the project only for an organisation", () => {
    assert.deepEqual(on({ role: "partner" }), []);
    assert.deepEqual(on({ role: "partner", organisation: null }), []);
    assert.deepEqual(on({ role: "partner", organisation: { id: "haus" } }), ["partner"]);
  });

  it("counts once, for however many organisations it is held", () => {
    assert.deepEqual(rolesOn(holding("editor", "coach", "editor"), today), ["editor", "coach"]);
  });
});

describe("what somebody may do", () => {
  it("is what everybody may and what their roles may", () => {
    assert.deepEqual(may(holding(), both), ["own"]);
    assert.deepEqual(may(holding("editor"), both), ["own", "inside"]);
    assert.deepEqual(may(holding("editor", "site-administrator"), both), ["own", "inside", "manage"]);
  });

  it("is nothing for an account not in force, and nothing before the second step of a sign-in", () => {
    for (const state of personStates.filter((each) => each !== "confirmed"))
      assert.deepEqual(may({ ...holding("site-administrator"), state }, both), [], state);
    assert.deepEqual(may(holding("business-owner"), half), []);
  });

  it("does not count roles of staff without a second factor, and others do", () => {
    for (const role of roles)
      assert.equal(
        may(holding(role), bare).includes("inside"),
        role === "business-owner" || role === "participant",
      );
    assert.deepEqual(may(holding("site-administrator"), bare), ["own"]);
    assert.deepEqual(may(holding("site-administrator", "business-owner"), bare), ["own", "inside", "shop"]);
  });
});

describe("what somebody sees of organisations", () => {
  const of = (id: string | null, membership: Partial<Membership> = {}): Membership => ({
    role: "partner",
    state: "active",
    ...always,
    organisation: id === null ? null : { id },
    ...membership,
  });
  const seen = (memberships: Membership[], proof = both) =>
    organisationsSeen({ state: "confirmed", until: null, memberships }, proof, today);

  it("is that of their own for partners, owners and participants, and all for the project's own people", () => {
    assert.deepEqual(seen([of("a"), of("b"), of("a")]), ["a", "b"]);
    assert.deepEqual(seen([of("a", { role: "business-owner" }), of(null, { role: "participant" })]), ["a"]);
    assert.equal(seen([of("a"), of(null, { role: "editor" })]), "all");
    assert.equal(seen([of("a", { role: "editor" })]), "all");
    assert.deepEqual(seen([]), []);
  });

  it("is nothing by what is not in force, or not shown", () => {
    assert.deepEqual(seen([of("a", { state: "ended" }), of("b", { until: "2026-11-25" })]), []);
    assert.deepEqual(seen([of("a"), of(null, { role: "editor" })], bare), []);
    assert.deepEqual(seen([of("a", { role: "business-owner" })], half), []);
    assert.deepEqual(
      organisationsSeen({ state: "suspended", until: null, memberships: [of("a")] }, both, today),
      [],
    );
  });
});

describe("a session", () => {
  const now = new Date("2026-11-26T12:00:00Z");
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const over = (standing: Standing, startedAt: Date, seenAt: Date) =>
    isOver({ startedAt, seenAt }, standing, now, today);

  it("is over after too long without a request, by the strictest role", () => {
    assert.equal(over(holding("editor"), ago(60), ago(60)), false);
    assert.equal(over(holding("editor"), ago(61), ago(61)), true);
    assert.equal(over(holding("editor", "coach"), ago(31), ago(31)), true);
    assert.equal(over(holding(), ago(61), ago(61)), false);
  });

  it("is over when it is too old, though it is in use", () => {
    assert.equal(over(holding("editor"), ago(600), ago(0)), false);
    assert.equal(over(holding("editor"), ago(601), ago(0)), true);
    assert.equal(over(holding("participant"), ago(721 * 60), ago(0)), true);
  });
});

/** Every way in which somebody's standing gets worse; each says which part it is done to by a number. */
const worsenings: Record<string, (standing: Standing, which: number, day: string) => Standing> = {
  "takes a role away": (standing, which) => ({
    ...standing,
    memberships: standing.memberships.filter((_, index) => index !== which % standing.memberships.length),
  }),
  "ends a membership": changed(() => ({ state: "ended" })),
  "suspends a membership": changed(({ state }) => ({ state: state === "ended" ? "ended" : "suspended" })),
  "lets a membership end sooner": changed(({ until }, day) => ({
    until: until === null || day < until ? day : until,
  })),
  "lets a membership begin later": changed(({ from }, day) => ({ from: [day, from].sort()[1] ?? day })),
  "lets the account end sooner": (standing, _, day) => ({
    ...standing,
    until: standing.until === null || day < standing.until ? day : standing.until,
  }),
  "makes the state worse": (standing, which) => ({
    ...standing,
    state: personStates.filter((state) => state !== "confirmed")[which % 4] ?? "left",
  }),
};

function changed(change: (membership: Membership, day: string) => Partial<Membership>) {
  return (standing: Standing, which: number, day: string): Standing => ({
    ...standing,
    memberships: standing.memberships.map((each, index) =>
      index === which % standing.memberships.length ? { ...each, ...change(each, day) } : each,
    ),
  });
}

// Days around the one that is asked for, so that every limit is met.
const someDay = fc.integer({ min: 20, max: 30 }).map((day) => `2026-11-${day}`);
const membership: fc.Arbitrary<Membership> = fc.record({
  role: fc.constantFrom(...roles),
  state: fc.constantFrom("active" as const, "active" as const, "suspended" as const, "ended" as const),
  from: someDay,
  until: fc.option(someDay),
  organisation: fc.option(fc.record({ id: fc.constantFrom("a", "b", "c") })),
});
const standing: fc.Arbitrary<Standing> = fc.record({
  state: fc.oneof(
    { weight: 9, arbitrary: fc.constant("confirmed" as const) },
    fc.constantFrom(...personStates),
  ),
  until: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, someDay),
  memberships: fc.array(membership, { maxLength: 5 }),
});
const proof: fc.Arbitrary<Proof> = fc.record({
  factor: fc.constantFrom("first" as const, "second" as const),
  secondFactor: fc.boolean(),
});
const someGrants: fc.Arbitrary<Grants> = fc
  .array(fc.subarray([...roles, "everybody" as const]), { minLength: 1, maxLength: 6 })
  .map((holders) => new Map(holders.map((each, index) => [`permission-${index}`, each])));

describe("whatever is taken away", () => {
  const within = (less: ReadonlySet<string>, more: ReadonlySet<string>) =>
    [...less].filter((permission) => !more.has(permission));

  it("never gives more", () => {
    let gave = 0;
    fc.assert(
      fc.property(
        standing,
        proof,
        someDay,
        someGrants,
        fc.constantFrom(...Object.keys(worsenings)),
        fc.nat(20),
        someDay,
        (held, shown, day, held_by, worsening, which, limit) => {
          const worse = worsenings[worsening]?.(held, which, limit) ?? assert.fail();
          const before = permissionsOf(held, shown, day, held_by);
          if (before.size > 0) gave++;
          assert.deepEqual(within(permissionsOf(worse, shown, day, held_by), before), [], worsening);
        },
      ),
      { numRuns: 10_000 },
    );
    assert.ok(gave > 2000, `only ${gave} of 10,000 could do anything at all`);
  });

  it("never shows more of organisations", () => {
    const counts = { all: 0, some: 0 };
    fc.assert(
      fc.property(
        standing,
        proof,
        someDay,
        fc.constantFrom(...Object.keys(worsenings)),
        fc.nat(20),
        someDay,
        (held, shown, day, worsening, which, limit) => {
          const worse = worsenings[worsening]?.(held, which, limit) ?? assert.fail();
          const before = organisationsSeen(held, shown, day);
          if (before === "all") {
            counts.all++;
            return;
          }
          if (before.length > 0) counts.some++;
          const after = organisationsSeen(worse, shown, day);
          assert.ok(after !== "all" && after.every((id) => before.includes(id)), worsening);
        },
      ),
      { numRuns: 10_000 },
    );
    assert.ok(counts.all > 500 && counts.some > 150, JSON.stringify(counts));
  });

  it("never gives more where less is shown of who it is", () => {
    fc.assert(
      fc.property(standing, fc.boolean(), someDay, someGrants, (held, secondFactor, day, held_by) => {
        const whole = permissionsOf(held, { factor: "second", secondFactor }, day, held_by);
        for (const second of [true, false])
          assert.deepEqual(
            within(permissionsOf(held, { factor: "first", secondFactor: second }, day, held_by), whole),
            [],
          );
      }),
      { numRuns: 10_000 },
    );
  });

  it("leaves nothing to staff that is theirs by a role of staff alone, unless there is a second factor", () => {
    fc.assert(
      fc.property(standing, someDay, someGrants, (held, day, held_by) => {
        const others = { ...held, memberships: held.memberships.filter(({ role }) => !isStaff(role)) };
        assert.deepEqual(permissionsOf(held, bare, day, held_by), permissionsOf(others, bare, day, held_by));
      }),
      { numRuns: 2000 },
    );
  });
});
