import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { grantsOf } from "./grants.ts";
import { type Role, roles } from "./roles.ts";
import { seenAs } from "./seen-as.ts";

const role = fc.constantFrom(...roles);
const grants = fc
  .uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .uniqueArray(fc.constantFrom(...roles, "everybody" as const))
          .map((held) => ({ name, roles: held })),
      ),
    ),
  )
  .map((all) => grantsOf(all));

describe("what is seen as a role", () => {
  it("is what both may, and never what is protected", () => {
    fc.assert(
      fc.property(grants, role, fc.func(fc.boolean()), fc.func(fc.boolean()), (held, as, mine, shut) => {
        const names = [...held.keys()];
        const own = new Set(names.filter((name) => mine(name)));
        const closed = new Set(names.filter((name) => shut(name)));
        const seen = seenAs(own, as, held, closed);
        for (const name of names) {
          const holders = held.get(name) ?? [];
          const roleMay = holders.includes(as) || holders.includes("everybody");
          assert.equal(seen.has(name), own.has(name) && roleMay && !closed.has(name));
        }
        assert.ok([...seen].every((name) => own.has(name)));
      }),
    );
  });

  it("knows nothing of what nobody declares", () => {
    assert.deepEqual([...seenAs(new Set(["made up"]), "editor" as Role, new Map(), new Set())], []);
  });
});
