// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { judgeSeal, newFormSeal } from "./form-seal.ts";
import { testSecrets } from "./testing/test-secrets.ts";

const drawn = new Date("2026-11-26T10:00:00Z");
const later = (milliseconds: number) => new Date(drawn.getTime() + milliseconds);

test("a form is read by how long it was open", () => {
  const secrets = testSecrets();
  const seal = newFormSeal(secrets, "cafe", drawn);
  const at = (milliseconds: number) => judgeSeal(secrets, "cafe", seal, later(milliseconds));
  assert.deepEqual([0, 2_999, 3_000, 86_400_000, 86_400_001].map(at), [
    "quick",
    "quick",
    "good",
    "good",
    "stale",
  ]);
});

test("a seal is worth nothing for another form, and none can be made up or altered", () => {
  const secrets = testSecrets();
  const seal = newFormSeal(secrets, "cafe", drawn);
  assert.equal(judgeSeal(secrets, "other", seal, later(5_000)), "none");
  fc.assert(
    fc.property(fc.nat(seal.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
      const altered = seal.slice(0, at) + letter + seal.slice(at + 1);
      fc.pre(altered !== seal);
      assert.equal(judgeSeal(secrets, "cafe", altered, later(5_000)), "none");
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => judgeSeal(secrets, "cafe", text, drawn) === "none"));
});
