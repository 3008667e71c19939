import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { grantsOf } from "./grants.ts";

describe("who holds what", () => {
  it("is read as the modules declare it", () => {
    const grants = grantsOf([
      { name: "own", roles: ["everybody"] },
      { name: "edit", roles: ["editor", "site-administrator"] },
    ]);
    assert.deepEqual(Object.fromEntries(grants), {
      own: ["everybody"],
      edit: ["editor", "site-administrator"],
    });
  });

  it("does not take a role that is none", () => {
    for (const role of ["editr", "", "toString", "Everybody"])
      assert.throws(
        () => grantsOf([{ name: "edit", roles: ["editor", role] }]),
        { message: `The permission "edit" names the role "${role}".` },
        role,
      );
  });
});
