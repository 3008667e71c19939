// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { offeringDetails } from "../../rules/planning/offering.ts";
import { plainPlan } from "../../testing/test-programme.ts";
import { eventJsonLd } from "./event-json-ld.ts";
import type { PublicSession } from "./public-offering.ts";

const [first, second, third] = ["2026-12-01T09:00:00Z", "2026-12-02T09:00:00Z", "2026-12-03T09:00:00Z"].map(
  (at) => new Date(at),
);
assert.ok(first && second && third);
const plain: PublicSession = {
  id: "1",
  offeringId: "2",
  startsAt: third,
  endsAt: new Date(third.getTime() + 3_600_000),
  state: "planned",
  reason: "",
  revision: 0,
  rollCalledAt: null,
  needs: null,
  elsewhere: null,
  movedFrom: [],
  free: { kind: "open" },
  isOpen: true,
};

/** What stands there of a date. */
function eventOf(more: Partial<PublicSession>): Record<string, unknown> {
  const details = offeringDetails.parse({ place: "Quartiersbüro", address: "Musterweg 1" });
  const offering = { ...plainPlan, details, id: "2", shortId: "abc", state: "published" as const };
  const text = { title: "Nähkurs", description: "", bring: "", way: "" };
  const sessions = [{ ...plain, ...more }];
  const told = eventJsonLd({ offering, sessions, series: undefined, page: 1, pages: 1 }, text, {
    page: "https://example.org/abc",
    site: "Hochfeld",
  }) as { "@graph": Record<string, unknown>[] };
  return told["@graph"][0] ?? assert.fail();
}

test("a date as it was planned is scheduled, and has no start before", () => {
  const event = eventOf({});
  assert.equal(event.eventStatus, "https://schema.org/EventScheduled");
  assert.ok(!("previousStartDate" in event));
});

test("a moved date is rescheduled, with the start before, or all of them", () => {
  const once = eventOf({ movedFrom: [first] });
  assert.equal(once.eventStatus, "https://schema.org/EventRescheduled");
  assert.equal(once.previousStartDate, "2026-12-01T09:00:00.000Z");
  assert.equal(once.startDate, "2026-12-03T09:00:00.000Z");
  assert.deepEqual(eventOf({ movedFrom: [first, second] }).previousStartDate, [
    "2026-12-01T09:00:00.000Z",
    "2026-12-02T09:00:00.000Z",
  ]);
});

test("a cancelled date is cancelled, also where it was moved before", () => {
  const event = eventOf({ state: "cancelled", movedFrom: [first] });
  assert.equal(event.eventStatus, "https://schema.org/EventCancelled");
  assert.equal(event.previousStartDate, "2026-12-01T09:00:00.000Z");
});

test("a date has its own place, with no address of the usual one", () => {
  assert.deepEqual(eventOf({}).location, {
    "@type": "Place",
    name: "Quartiersbüro",
    address: "Musterweg 1",
  });
  const elsewhere = { place: "Marktplatz", address: "" };
  assert.deepEqual(eventOf({ elsewhere }).location, { "@type": "Place", name: "Marktplatz" });
  const unnamed = { place: "", address: "Beispielstraße 12" };
  assert.deepEqual(eventOf({ elsewhere: unnamed }).location, {
    "@type": "Place",
    name: "Beispielstraße 12",
    address: "Beispielstraße 12",
  });
});
