import assert from "node:assert/strict";
import { test } from "node:test";
import { isFitLogin } from "./is-fit-login.ts";
import { plainName } from "./plain-name.ts";
import { formToken, sessionHash } from "./signed-in.ts";

test("a name to sign in with is neither too short nor too long, and has no blanks and nothing invisible", () => {
  for (const login of ["abc", "ayşe@example.org", "x".repeat(120)]) assert.ok(isFitLogin(login), login);
  for (const none of ["ab", "x".repeat(121), "a b c", "abc\u0000", "abc\u200b"])
    assert.ok(!isFitLogin(none), JSON.stringify(none));
});

test("a name has one spelling, and nothing in it that makes it pass for another", () => {
  assert.equal(plainName("  Ays\u0327e \n O\u0308zt\u00fcrk "), "Ayşe Öztürk");
  assert.equal(plainName("x".repeat(120)), "x".repeat(120));
  for (const none of ["", "   ", "x".repeat(121), "a\u202eb", "a\u200bb", "a\u0007b"])
    assert.equal(plainName(none), undefined, JSON.stringify(none));
});

test("what the database and the forms hold of a session's secret is not the secret, nor each other", () => {
  const made = [sessionHash("secret"), formToken("secret"), "secret"];
  assert.equal(new Set(made).size, 3);
  assert.deepEqual(made.slice(0, 2), [sessionHash("secret"), formToken("secret")]);
  assert.notEqual(sessionHash("secret"), sessionHash("secreu"));
  assert.notEqual(formToken("secret"), formToken("secreu"));
});
