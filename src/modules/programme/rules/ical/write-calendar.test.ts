import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import type { CalendarEvent, CalendarFile } from "./calendar-event.ts";
import { readCalendar } from "./read-calendar.ts";
import { writeCalendar } from "./write-calendar.ts";

const session: CalendarEvent = {
  uid: "0192c5a0-0000-7000-8000-000000000001",
  sequence: 2,
  changedAt: new Date("2026-11-20T09:00:00Z"),
  createdAt: new Date("2026-11-01T09:00:00Z"),
  startsAt: new Date("2026-11-24T17:00:00Z"),
  endsAt: new Date("2026-11-24T18:30:00Z"),
  title: "Nähen, flicken; ändern: für alle – Hochfeld\\Marxloh",
  description: "Bitte mitbringen:\nStoff, Schere\r\nحياكة للجميع 🧵 ".repeat(4),
  location: "Pauluskirche, Wanheimer Straße 80, 47053 Duisburg",
  point: { lat: 51.4195, lon: 6.7589 },
  url: "https://mittendrin.example/duisburg/de/programm/naehen-3f9a",
  categories: ["Nähen", "Kurs, offen"],
  status: "confirmed",
};
const file: CalendarFile = {
  name: "Programm in Duisburg",
  language: "de",
  method: "publish",
  url: "https://mittendrin.example/duisburg/de/programm",
  source: "https://mittendrin.example/duisburg/de/programm.ics",
  refreshHours: 6,
  colour: "teal",
  events: [session],
};

/** What another reader finds in it. */
function events(text: string): ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
}

describe("a calendar file", () => {
  it("says to another reader what we meant", () => {
    const [event] = events(writeCalendar(file));
    assert.ok(event);
    const value = (name: string) => event.getFirstPropertyValue(name);
    assert.equal(value("summary"), session.title);
    assert.equal(value("description"), session.description?.replaceAll("\r\n", "\n"));
    assert.equal(value("location"), session.location);
    assert.equal(value("url"), session.url);
    assert.deepEqual(event.getFirstProperty("categories")?.getValues(), session.categories);
    assert.deepEqual(value("geo"), [51.4195, 6.7589]);
    assert.equal(String(value("dtstart")), "2026-11-24T17:00:00Z");
    assert.equal(String(value("dtend")), "2026-11-24T18:30:00Z");
    assert.equal(value("sequence"), 2);
    assert.equal(event.getFirstProperty("summary")?.getFirstParameter("language"), "de");
  });

  it("is the same for the same data and tells of a change", () => {
    assert.equal(writeCalendar(file), writeCalendar(file));
    const changed = {
      ...session,
      sequence: 3,
      changedAt: new Date("2026-11-21T09:00:00Z"),
      status: "cancelled",
    } as const;
    const text = writeCalendar({ ...file, events: [{ ...changed, remindBefore: 60 }] });
    assert.match(text, /^SEQUENCE:3\r$/m);
    assert.match(text, /^LAST-MODIFIED:20261121T090000Z\r$/m);
    assert.match(text, /^STATUS:CANCELLED\r$/m);
    assert.match(text, new RegExp(`^UID:${session.uid}\r$`, "m"));
    assert.doesNotMatch(text, /VALARM/);
  });

  it("invites one person and cancels", () => {
    const attendee = { name: 'Frau "Ayşe"; Yılmaz', email: "ayse@example.org" };
    const organizer = { name: "Stadt Duisburg", email: "programm@example.org" };
    const text = writeCalendar({
      ...file,
      method: "request",
      events: [{ ...session, attendee, organizer, remindBefore: 1440 }],
    });
    assert.match(text, /^METHOD:REQUEST\r$/m);
    const [event] = events(text);
    assert.equal(event?.getFirstProperty("attendee")?.getFirstParameter("cn"), attendee.name);
    assert.equal(event?.getFirstPropertyValue("organizer"), `mailto:${organizer.email}`);
    assert.equal(String(event?.getFirstSubcomponent("valarm")?.getFirstPropertyValue("trigger")), "-PT1440M");
    assert.match(writeCalendar({ ...file, method: "cancel" }), /^METHOD:CANCEL\r$/m);
  });

  it("lets nothing through that would break it", () => {
    const text = writeCalendar({
      ...file,
      language: "de\r\nX-BAD:1",
      colour: "#123456",
      url: "https://example.org/\r\nX-BAD:1",
      events: [{ ...session, url: "javascript:alert(1)", organizer: { name: "x", email: "a@b\r\nX-BAD:1" } }],
    });
    assert.doesNotMatch(text, /X-BAD|javascript|COLOR|ORGANIZER/);
  });
});

describe("any calendar file", () => {
  // Without the sign for a letter that is none: what stands in the file of it, the file has made itself, by a cut in a letter.
  const text = fc
    .oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.string({ unit: anyCharacter, maxLength: 200 }))
    .map((one) => one.replaceAll("\ufffd", ""));
  const event = fc.record({
    title: text,
    description: text,
    location: text,
    categories: fc.array(text, { maxLength: 3 }),
  });

  it("has lines of at most 75 octets and is what RFC 5545 allows in each of them", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), (texts) => {
        const written = writeCalendar({ ...file, events: texts.map((one) => ({ ...session, ...one })) });
        assert.ok(written.endsWith("END:VCALENDAR\r\n"));
        for (const line of written.split("\r\n")) {
          assert.ok(Buffer.byteLength(line) <= 75, line);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left
          assert.doesNotMatch(line, /[\u0000-\u0008\u000a-\u001f\u007f]|\ufffd/);
        }
      }),
    );
  });

  it("comes back from our own reader", () => {
    const window = { from: new Date("2026-01-01"), to: new Date("2028-01-01") };
    const line = fc
      .string({ unit: fc.constantFrom(..."aZ9äßşжع, ;:\\\"'^=-–🧵"), minLength: 1, maxLength: 120 })
      .map((one) => one.replace(/\s+/g, " ").trim())
      .filter((one) => one !== "");
    fc.assert(
      fc.property(
        line,
        line,
        fc.integer({ min: 0, max: 600_000 }),
        fc.integer({ min: 0, max: 3000 }),
        (title, location, start, length) => {
          const startsAt = new Date(Date.UTC(2026, 5, 1) + start * 60_000);
          const endsAt = new Date(startsAt.getTime() + length * 60_000);
          const written = writeCalendar({
            ...file,
            events: [{ ...session, title, location, startsAt, endsAt }],
          });
          const read = readCalendar(Buffer.from(written), window);
          assert.ok(read.ok);
          const [found] = read.value.occurrences;
          assert.deepEqual(read.value.problems, []);
          assert.deepEqual(
            { ...found, description: null },
            {
              uid: session.uid,
              recurrenceId: null,
              startsAt,
              endsAt,
              allDay: false,
              title,
              description: null,
              location,
              url: session.url,
              status: "confirmed",
              sequence: 2,
              categories: session.categories,
              point: session.point,
              isPrivate: false,
            },
          );
        },
      ),
    );
  });
});
