import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import { findRecoveryCode, newRecoveryCodes } from "./recovery-codes.ts";

const secrets = testSecrets();
const { shown, stored } = newRecoveryCodes(secrets, "person-1");

describe("recovery codes", () => {
  it("are ten different ones, without letters that look alike; what is stored does not show them", () => {
    assert.equal(new Set(shown).size, 10);
    assert.equal(new Set(stored).size, 10);
    for (const code of shown) {
      assert.match(code, /^[2-9a-hj-kmnp-tw-z]{5}-[2-9a-hj-kmnp-tw-z]{5}$/);
      assert.ok(stored.every((text) => !text.includes(code.slice(0, 5))));
    }
  });

  it("find their own stored form, typed in any way, and work once", () => {
    let left = stored;
    for (const [index, code] of shown.entries()) {
      const typed = index % 2 ? ` ${code.toUpperCase()} ` : code.replace("-", " ");
      const found = findRecoveryCode(secrets, "person-1", typed, left);
      assert.equal(found, stored[index]);
      left = left.filter((text) => text !== found);
      assert.equal(findRecoveryCode(secrets, "person-1", typed, left), undefined);
    }
    assert.deepEqual(left, []);
  });

  it("are nobody else's, and nothing else is one", () => {
    assert.equal(findRecoveryCode(secrets, "person-2", shown[0] ?? "", stored), undefined);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (typed) => {
        assert.equal(findRecoveryCode(secrets, "person-1", typed, stored), undefined);
      }),
    );
  });
});
