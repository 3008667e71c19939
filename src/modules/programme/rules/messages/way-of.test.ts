// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { nextTextTry } from "./next-text-try.ts";
import { takesTexts, wayOf } from "./way-of.ts";

const all = { mail: true, text: true };
const none = { mail: false, text: false };

test("everybody is told by their own way, and staff where nothing can be sent", () => {
  const mail = { contactKind: "mail", contact: "a@example.org" } as const;
  const mobile = { contactKind: "phone", contact: "+4915123456789" } as const;
  const landline = { contactKind: "phone", contact: "+492034710100" } as const;
  const post = { contactKind: "post", contact: "Musterweg 3" } as const;
  const paper = { contactKind: "paper", contact: "" } as const;
  assert.equal(wayOf("seat", mail, all), "mail");
  assert.equal(wayOf("moved-up", mail, none), "staff");
  assert.equal(wayOf("seat", mobile, all), "text");
  assert.equal(wayOf("reminder", mobile, all), "text");
  assert.equal(wayOf("seat", landline, all), "none");
  assert.equal(wayOf("moved-up", landline, all), "staff");
  assert.equal(wayOf("moved-up", mobile, none), "staff");
  assert.equal(wayOf("seat", post, all), "staff");
  assert.equal(wayOf("reminder", post, all), "none");
  assert.equal(wayOf("session-cancelled", paper, all), "staff");
  assert.equal(wayOf("waiting", paper, all), "none");
});

test("mobile numbers take text messages, those of houses do not", () => {
  for (const number of ["+4915123456789", "+491701234567", "+905321234567"])
    assert.ok(takesTexts(number), number);
  for (const number of ["+492034710100", "+4930123456", "", "0151"])
    assert.equal(takesTexts(number), false, number);
});

test("a text message is tried a few times, with growing pauses, and not when it is of no use any more", () => {
  const at = new Date("2026-11-26T10:00:00Z");
  const late = new Date("2026-11-28T10:00:00Z");
  const waits = [1, 2, 3, 4, 5, 6].map(
    (tries) => (nextTextTry(tries, at, late)?.getTime() ?? 0) - at.getTime(),
  );
  assert.deepEqual(
    waits,
    [...waits].sort((a, b) => a - b),
  );
  assert.ok(waits.every((wait) => wait > 0));
  assert.equal(nextTextTry(7, at, late), undefined);
  assert.equal(nextTextTry(4, at, new Date("2026-11-26T10:30:00Z")), undefined);
});
