import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ForeignCalendar, Occurrence } from "./occurrence.ts";
import { readCalendar } from "./read-calendar.ts";

const year = { from: new Date("2026-01-01T00:00:00Z"), to: new Date("2027-01-01T00:00:00Z") };

/** A calendar with these lines. */
const calendar = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: string[]) =>
  ["BEGIN:VEVENT", "UID:a", "SUMMARY:Fest", ...lines, "END:VEVENT"].join("\r\n");

function read(text: string | Uint8Array, window = year): ForeignCalendar {
  const result = readCalendar(typeof text === "string" ? Buffer.from(text) : text, window);
  assert.ok(result.ok, result.ok ? "" : result.reason);
  return result.value;
}
function only(text: string | Uint8Array, window = year): Occurrence {
  const { occurrences, problems } = read(text, window);
  assert.deepEqual(problems, []);
  const [first, ...others] = occurrences;
  assert.ok(first && others.length === 0, `${occurrences.length} dates`);
  return first;
}
const starts = (text: string, window = year) =>
  read(text, window).occurrences.map(({ startsAt }) => startsAt.toISOString().slice(0, 16));
const span = ({ startsAt, endsAt }: Occurrence) => [startsAt.toISOString(), endsAt.toISOString()];

describe("time zones", () => {
  const at = (zone: string, ...others: string[]) =>
    starts(calendar(...others, event(`DTSTART;TZID=${zone}:20260701T180000`)))[0];

  it("are known by the names of the internet, of Windows and of programs", () => {
    for (const name of [
      "Europe/Berlin",
      '"Europe/Berlin"',
      "W. Europe Standard Time",
      "W. Europe Standard Time 1",
      "/mozilla.org/20050126_1/Europe/Berlin",
      "/freeassociation.sourceforge.net/Europe/Berlin",
      '"(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien"',
    ])
      assert.equal(at(name), "2026-07-01T16:00", name);
    assert.equal(at("Turkey Standard Time"), "2026-07-01T15:00");
    assert.equal(at("GTB Standard Time"), "2026-07-01T15:00");
    for (const name of ["UTC+3", '"GMT+03:00"', "+0300"]) assert.equal(at(name), "2026-07-01T15:00", name);
    assert.equal(at("UTC+0"), "2026-07-01T18:00");
    assert.equal(starts(calendar(event("DTSTART:20260701T180000Z")))[0], "2026-07-01T18:00");
  });

  it("without a name are Berlin's, or those of the calendar", () => {
    assert.equal(starts(calendar(event("DTSTART:20260701T180000")))[0], "2026-07-01T16:00");
    const abroad = calendar("X-WR-TIMEZONE:Europe/Istanbul", event("DTSTART:20260701T180000"));
    assert.equal(starts(abroad)[0], "2026-07-01T15:00");
  });

  it("may be brought along by the file", () => {
    const own = [
      "BEGIN:VTIMEZONE",
      "TZID:Customized Time Zone",
      "BEGIN:STANDARD",
      "DTSTART:16010101T030000",
      "TZOFFSETFROM:+0200",
      "TZOFFSETTO:+0100",
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
      "END:STANDARD",
      "BEGIN:DAYLIGHT",
      "DTSTART:16010101T020000",
      "TZOFFSETFROM:+0100",
      "TZOFFSETTO:+0200",
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
      "END:DAYLIGHT",
      "END:VTIMEZONE",
    ];
    const weekly = event("DTSTART;TZID=Customized Time Zone:20261019T180000", "RRULE:FREQ=WEEKLY;COUNT=2");
    assert.deepEqual(starts(calendar(...own, weekly)), ["2026-10-19T16:00", "2026-10-26T17:00"]);
  });

  it("that nobody knows are read as Berlin's, and it is said", () => {
    const { occurrences, problems } = read(calendar(event("DTSTART;TZID=Marxloh:20260701T180000")));
    assert.equal(occurrences[0]?.startsAt.toISOString(), "2026-07-01T16:00:00.000Z");
    assert.deepEqual(problems, [{ uid: "a", title: "Fest", why: "unknown-zone" }]);
  });
});

describe("a recurring event", () => {
  const weekly = ["DTSTART;TZID=Europe/Berlin:20261006T180000", "DTEND;TZID=Europe/Berlin:20261006T193000"];

  it("stays at its time when the clocks change, without the dates that are left out, with those that were added", () => {
    const text = calendar(
      event(
        ...weekly,
        "RRULE:FREQ=WEEKLY;UNTIL=20261104T225959Z",
        "EXDATE;TZID=Europe/Berlin:20261013T180000",
        "EXDATE;VALUE=DATE:20261020",
        "RDATE;TZID=Europe/Berlin:20261205T100000",
        "RDATE;VALUE=PERIOD:20261206T090000Z/PT45M",
      ),
    );
    const { occurrences } = read(text);
    assert.deepEqual(occurrences.map(span), [
      ["2026-10-06T16:00:00.000Z", "2026-10-06T17:30:00.000Z"],
      ["2026-10-27T17:00:00.000Z", "2026-10-27T18:30:00.000Z"],
      ["2026-11-03T17:00:00.000Z", "2026-11-03T18:30:00.000Z"],
      ["2026-12-05T09:00:00.000Z", "2026-12-05T10:30:00.000Z"],
      ["2026-12-06T09:00:00.000Z", "2026-12-06T09:45:00.000Z"],
    ]);
    assert.equal(occurrences[1]?.recurrenceId, "20261027T170000Z");
  });

  it("has single dates moved, cancelled and renamed, found again by the date they had", () => {
    const change = (id: string, ...lines: string[]) => event(`RECURRENCE-ID${id}`, "SEQUENCE:1", ...lines);
    const text = calendar(
      change(":20261013T160000Z", "DTSTART;TZID=Europe/Berlin:20261014T190000", "SUMMARY:x"),
      event(...weekly, "RRULE:FREQ=WEEKLY;COUNT=4"),
      change(";TZID=Europe/Berlin:20261020T180000", weekly[0] ?? "", "STATUS:CANCELLED"),
      change(";VALUE=DATE:20261027", "DTSTART;TZID=Europe/Berlin:20261027T170000"),
    );
    assert.deepEqual(
      read(text).occurrences.map((one) => [
        one.recurrenceId,
        one.startsAt.toISOString().slice(0, 16),
        one.status,
      ]),
      [
        ["20261006T160000Z", "2026-10-06T16:00", "confirmed"],
        ["20261020T160000Z", "2026-10-06T16:00", "cancelled"],
        ["20261013T160000Z", "2026-10-14T17:00", "confirmed"],
        ["20261027T170000Z", "2026-10-27T16:00", "confirmed"],
      ].sort(([, a = ""], [, b = ""]) => (a < b ? -1 : a > b ? 1 : 0)),
    );
  });

  it("is changed from a date on", () => {
    const text = calendar(
      event(...weekly, "RRULE:FREQ=WEEKLY;COUNT=4"),
      event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261020T180000",
        "DTSTART;TZID=Europe/Berlin:20261021T190000",
        "LOCATION:Neuer Raum",
      ),
    );
    assert.deepEqual(
      read(text).occurrences.map((one) => [one.startsAt.toISOString().slice(0, 16), one.location]),
      [
        ["2026-10-06T16:00", null],
        ["2026-10-13T16:00", null],
        ["2026-10-21T17:00", "Neuer Raum"],
        ["2026-10-28T18:00", "Neuer Raum"],
      ],
    );
  });

  it("by the hour, or by a rule that nobody understands, has its first date and a remark", () => {
    for (const [rule, why] of [
      ["FREQ=HOURLY", "rule-too-fine"],
      ["FREQ=SOMETIMES", "bad-rule"],
    ]) {
      const { occurrences, problems } = read(calendar(event(...weekly, `RRULE:${rule}`)));
      assert.equal(occurrences.length, 1);
      assert.deepEqual(problems, [{ uid: "a", title: "Fest", why }]);
    }
  });

  it("that began long ago costs no time", () => {
    const text = calendar(event("DTSTART;TZID=Europe/Berlin:17000101T180000", "RRULE:FREQ=DAILY"));
    assert.equal(read(text).occurrences.length, 365);
  });
});

describe("whole days", () => {
  it("begin and end at midnight in Berlin", () => {
    const days = (...lines: string[]) => span(only(calendar(event(...lines))));
    const may = ["2026-04-30T22:00:00.000Z", "2026-05-01T22:00:00.000Z"];
    assert.deepEqual(days("DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20260502"), may);
    assert.deepEqual(days("DTSTART;VALUE=DATE:20260501"), may);
    assert.deepEqual(days("DTSTART:20260501", "DTEND:20260501"), may);
    assert.deepEqual(days("DTSTART;VALUE=DATE:20260501", "DURATION:P1D"), may);
    const outlook = [
      "DTSTART;TZID=W. Europe Standard Time:20260501T000000",
      "DTEND;TZID=W. Europe Standard Time:20260502T000000",
    ];
    assert.deepEqual(days(...outlook, "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"), may);
    // Over the change of the clock, 23 hours on one of them.
    assert.deepEqual(days("DTSTART;VALUE=DATE:20260328", "DTEND;VALUE=DATE:20260330"), [
      "2026-03-27T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
    ]);
  });

  it("recur and are changed by their day", () => {
    const text = calendar(
      event("DTSTART;VALUE=DATE:20200501", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20270501"),
      event("RECURRENCE-ID;VALUE=DATE:20260501", "DTSTART;VALUE=DATE:20260502"),
    );
    const window = { from: year.from, to: new Date("2029-01-01") };
    assert.deepEqual(
      read(text, window).occurrences.map(({ recurrenceId, startsAt }) => [
        recurrenceId,
        startsAt.toISOString().slice(0, 10),
      ]),
      [
        ["20260501", "2026-05-01"],
        ["20280501", "2028-04-30"],
      ],
    );
  });
});

describe("the window", () => {
  const text = (from: string, to: string) => calendar(event(`DTSTART:${from}`, `DTEND:${to}`));

  it("takes what touches it", () => {
    assert.equal(starts(text("20251231T230000Z", "20260101T010000Z")).length, 1);
    assert.equal(starts(text("20240101T000000Z", "20280101T000000Z")).length, 1);
    assert.equal(starts(text("20251231T220000Z", "20260101T000000Z")).length, 0);
    assert.equal(starts(text("20270101T000000Z", "20270101T010000Z")).length, 0);
    assert.equal(starts(text("20260101T000000Z", "20260101T000000Z")).length, 1);
  });
});

describe("what is written in an event", () => {
  it("becomes plain text", () => {
    const found = only(
      calendar(
        "X-WR-CALNAME:Verein\\, Hochfeld",
        event(
          "DTSTART:20260701T180000Z",
          "DESCRIPTION:<p>Kommt <b>alle</b>&nbsp;&amp; bringt<br>Kuchen</p><script>x</script>\\n\\n\\n\\nBis dann\\; a < b",
          "LOCATION:Saal\\nHinterhof",
          "URL;VALUE=URI:https://example.org/fest?a=1,2",
          "GEO:51.42;6.75",
          "CATEGORIES:Fest,Essen\\, Trinken",
          "CATEGORIES:Kinder",
          "CLASS:PRIVATE",
          "STATUS:TENTATIVE",
          "SEQUENCE:7",
          "BEGIN:VALARM",
          "DESCRIPTION:Weckt",
          "TRIGGER:-PT5M",
          "END:VALARM",
        ),
      ),
    );
    assert.deepEqual(
      { ...found, startsAt: 0, endsAt: 0 },
      {
        uid: "a",
        recurrenceId: null,
        startsAt: 0,
        endsAt: 0,
        allDay: false,
        title: "Fest",
        description: "Kommt alle & bringt\nKuchen\nx\n\nBis dann; a < b",
        location: "Saal Hinterhof",
        url: "https://example.org/fest?a=1,2",
        status: "tentative",
        sequence: 7,
        categories: ["Fest", "Essen, Trinken", "Kinder"],
        point: { lat: 51.42, lon: 6.75 },
        isPrivate: true,
      },
    );
  });

  it("is read in any of the usual encodings, folded anywhere", () => {
    const text = calendar(event("DTSTART:20260701T180000Z", "LOCATION:Süd\u00adstraße 5")).replace(
      "\u00ad",
      "",
    );
    const bytes = Buffer.from(text);
    const inside = bytes.indexOf(Buffer.from("ü")) + 1;
    const folded = Buffer.concat([bytes.subarray(0, inside), Buffer.from("\r\n "), bytes.subarray(inside)]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    for (const variant of [
      bytes,
      folded,
      utf16,
      marked,
      Buffer.from(text, "latin1"),
      Buffer.from(text.replaceAll("\r\n", "\n")),
    ])
      assert.equal(only(variant).location, "Südstraße 5");
  });

  it("keeps no address that is none of the web", () => {
    for (const url of ["javascript:alert(1)", "http://good.example@evil.example/", "ftp://example.org/"])
      assert.equal(only(calendar(event("DTSTART:20260701T180000Z", `URL:${url}`))).url, null, url);
  });
});

describe("versions and doubles", () => {
  it("of one identifier count once, the last one", () => {
    const one = (sequence: number, start: string, title: string) =>
      event(`SEQUENCE:${sequence}`, `DTSTART:${start}`).replace("Fest", title);
    const found = only(calendar(one(2, "20260702T180000Z", "neu"), one(1, "20260701T180000Z", "alt")));
    assert.equal(found.title, "neu");
    const same = event("DTSTART:20260701T180000Z");
    assert.equal(only(calendar(same, same)).recurrenceId, null);
  });

  it("of the same version with other starts are dates of their own", () => {
    const text = calendar(event("DTSTART:20260701T180000Z"), event("DTSTART:20260702T180000Z"));
    assert.deepEqual(
      read(text).occurrences.map(({ recurrenceId }) => recurrenceId),
      ["20260701T180000Z", "20260702T180000Z"],
    );
  });

  it("of a cancelled calendar are cancelled", () => {
    assert.equal(only(calendar("METHOD:CANCEL", event("DTSTART:20260701T180000Z"))).status, "cancelled");
  });
});

describe("a file", () => {
  const refusal = (text: string | Uint8Array) => {
    const result = readCalendar(typeof text === "string" ? Buffer.from(text) : text, year);
    return result.ok ? undefined : result.reason;
  };

  it("is refused where it is none, too large or cut off", () => {
    assert.equal(refusal(""), "not-a-calendar");
    assert.equal(refusal("<!doctype html><title>Anmelden</title>"), "not-a-calendar");
    assert.equal(refusal("BEGIN:VEVENT\r\nDTSTART:20260701T180000Z\r\nEND:VEVENT"), "not-a-calendar");
    const whole = calendar(event("DTSTART:20260701T180000Z"));
    assert.equal(refusal(whole.slice(0, -20)), "truncated");
    assert.equal(refusal(Buffer.alloc(5_000_001, "A")), "too-large");
    assert.equal(refusal(calendar("A:\n".repeat(300_000))), "too-large");
  });

  it("with events that have no date, or lines that are none, says so and gives the others", () => {
    const { occurrences, problems } = read(
      calendar(
        event("LOCATION:irgendwo").replace("UID:a", "UID:b"),
        event("DTSTART:20260230T180000Z").replace("UID:a", "UID:c"),
        event("DTSTART:20260701T180000Z", "DESCRIPTION:erste Zeile", "zweite Zeile ohne Namen"),
      ),
    );
    assert.equal(occurrences.length, 1);
    assert.deepEqual(
      problems.map(({ uid, why }) => [uid, why]),
      [
        [null, "bad-line"],
        ["b", "no-start"],
        ["c", "bad-time"],
      ],
    );
  });
});
