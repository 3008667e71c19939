import assert from "node:assert/strict";
import { test } from "node:test";
import { berlinDay, startOfBerlinDay } from "./berlin-day.ts";
import { isDay } from "./is-day.ts";
import { isFitLogin } from "./is-fit-login.ts";
import { plainName } from "./plain-name.ts";
import { formToken, sessionHash } from "./signed-in.ts";

test("a right that ends with a day ends at midnight in Berlin, in summer and in winter", () => {
  assert.equal(startOfBerlinDay("2026-07-01").toISOString(), "2026-06-30T22:00:00.000Z");
  assert.equal(startOfBerlinDay("2026-12-01").toISOString(), "2026-11-30T23:00:00.000Z");
  assert.equal(startOfBerlinDay("2026-12-31", 1).toISOString(), "2026-12-31T23:00:00.000Z");
  assert.equal(berlinDay(new Date("2026-06-30T21:59:59Z")), "2026-06-30");
  assert.equal(berlinDay(new Date("2026-06-30T22:00:00Z")), "2026-07-01");
});

test("a day is one of the calendar, written as ISO writes it", () => {
  for (const day of ["2026-02-28", "2028-02-29", "2026-12-31"]) assert.ok(isDay(day), day);
  for (const none of ["2026-02-30", "2026-13-01", "2026-1-1", "01.02.2026", "", "2026-02-28T00:00"])
    assert.ok(!isDay(none), none);
});

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
