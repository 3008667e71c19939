import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { givenUpAfter, nextTry } from "./next-try.ts";

const createdAt = new Date("2026-03-01T12:00:00Z");

test("pauses grow from a minute to a day; while the server is away they end at half an hour", () => {
  const minutes = (tries: number, fault: "mail" | "server") =>
    ((nextTry({ createdAt, tries, at: createdAt }, fault)?.getTime() ?? 0) - createdAt.getTime()) / 60_000;
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => minutes(tries, "mail")),
    [1, 5, 15, 60, 240, 720, 1440, 1440],
  );
  assert.deepEqual(
    [1, 2, 3, 4, 50].map((tries) => minutes(tries, "server")),
    [1, 5, 15, 30, 30],
  );
});

test("the last try comes after three days, never later, and then it ends", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 2 * givenUpAfter }),
      fc.integer({ min: 0, max: 300 }),
      fc.constantFrom("mail" as const, "server" as const),
      (age, tries, fault) => {
        const at = new Date(createdAt.getTime() + age);
        const next = nextTry({ createdAt, tries, at }, fault);
        if (age >= givenUpAfter) return assert.equal(next, undefined);
        assert.ok(next && next > at);
        assert.ok(next.getTime() <= createdAt.getTime() + givenUpAfter);
      },
    ),
  );
});
