import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { test } from "node:test";
import { promisify } from "node:util";
import fc from "fast-check";
import yauzl from "yauzl";
import { calendarLimits, type ForeignCalendar } from "./occurrence.ts";
import { readCalendar } from "./read-calendar.ts";

const archive = `${process.env.TEST_DATA ?? "../shared/data"}/text/ics-icaljs.zip`;

/** The files of the archive by name. */
async function files(): Promise<Map<string, Buffer>> {
  const zip = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(archive, {
    autoClose: false,
    lazyEntries: true,
  });
  const found = new Map<string, Buffer>();
  const entries = await new Promise<yauzl.Entry[]>((resolve, reject) => {
    const all: yauzl.Entry[] = [];
    zip.on("error", reject).on("end", () => resolve(all));
    zip.on("entry", (entry: yauzl.Entry) => {
      all.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
  const open = promisify<yauzl.Entry, Readable>(zip.openReadStream.bind(zip));
  for (const entry of entries) {
    const pieces: Buffer[] = [];
    const stream = await open(entry);
    for await (const piece of stream) pieces.push(piece as Buffer);
    found.set(entry.fileName.replace(/^samples\//, ""), Buffer.concat(pieces));
  }
  zip.close();
  return found;
}

const ever = { from: new Date("1990-01-01T00:00:00Z"), to: new Date("2030-01-01T00:00:00Z") };

function read(bytes: Buffer | undefined, window = ever): ForeignCalendar {
  const result = readCalendar(bytes ?? Buffer.alloc(0), window);
  assert.ok(result.ok, result.ok ? "" : result.reason);
  return result.value;
}

test("real calendars are read as they are meant", async (t) => {
  if (!existsSync(archive)) return t.skip(`no test data: ${archive}`);
  const all = await files();
  const starts = (name: string, window = ever) =>
    read(all.get(name), window).occurrences.map(({ startsAt }) => startsAt.toISOString().slice(0, 16));
  assert.ok(all.size >= 24);

  // Files that hold a zone alone are calendars without dates; those of single zones are no calendars.
  for (const [name, bytes] of all) {
    const result = readCalendar(bytes, ever);
    const bare = !bytes.includes("BEGIN:VCALENDAR");
    assert.equal(result.ok ? undefined : result.reason, bare ? "not-a-calendar" : undefined, name);
  }
  assert.deepEqual(starts("rdate_exdate.ics"), ["2024-06-09T03:00", "2024-06-10T03:00", "2024-06-12T03:00"]);
  // Los Angeles, eight hours behind, seven in summer.
  assert.deepEqual(starts("only_dtstart_time.ics"), ["2012-06-30T13:00"]);
  assert.deepEqual(starts("timezone_from_file.ics"), ["2023-03-06T21:23"]);
  assert.deepEqual(starts("utc_negative_zero.ics"), ["2012-08-21T21:00"]);
  const monthly = read(all.get("recur_instances.ics"), {
    from: new Date("2012-10-01"),
    to: new Date("2013-06-01"),
  });
  assert.deepEqual(
    monthly.occurrences.map(({ startsAt, description }) => [
      startsAt.toISOString().slice(0, 16),
      description,
    ]),
    [
      ["2012-10-02T22:00", "I HAZ CHANGED!"],
      ["2012-11-06T18:00", "IAM FOO"],
      ["2012-11-07T04:00", null],
      ["2012-11-10T18:00", "IAM FOO"],
      ["2012-11-30T18:00", "IAM FOO"],
      ["2013-01-01T18:00", "IAM FOO"],
      ["2013-03-05T18:00", "IAM FOO"],
      ["2013-05-07T17:00", "IAM FOO"],
    ],
  );
  const birthdays = read(all.get("google_birthday.ics")).occurrences;
  assert.ok(birthdays.every(({ allDay }) => allDay));
  assert.deepEqual(
    new Set(birthdays.map(({ startsAt }) => startsAt.getUTCFullYear())),
    new Set([2012, 2013, 2014]),
  );
});

test("damaged and hostile calendars are read or refused, soon and without an error", async (t) => {
  if (!existsSync(archive)) return t.skip(`no test data: ${archive}`);
  const all = [...(await files()).values()].filter((bytes) => bytes.includes("BEGIN:VEVENT"));
  const splinters = [
    ...[
      "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n",
      "RRULE:FREQ=SECONDLY\r\n",
      "RRULE:FREQ=WEEKLY;INTERVAL=999999\r\n",
    ],
    ...[
      "RRULE:FREQ=DAILY;COUNT=999999999\r\n",
      "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;UNTIL=99991231\r\n",
      "END:VEVENT\r\n",
    ],
    ...[
      "RDATE;VALUE=PERIOD:20240101T000000Z/P999999D\r\n",
      "EXRULE:FREQ=DAILY\r\n",
      "DURATION:P999999W\r\n",
      "BEGIN:VEVENT\r\n",
    ],
    ...[
      "DTSTART:00010101\r\n",
      "DTSTART:99991231T235959Z\r\n",
      "DTEND:10000101T000000\r\n",
      "RECURRENCE-ID;RANGE=THISANDFUTURE:20121106T180000Z\r\n",
    ],
    ...[
      "\r\n ",
      ";",
      ":",
      '"',
      "=",
      "\\",
      ",",
      "\u0000",
      "20240229",
      "-",
      "9999999999",
      "TZID=",
      "VALUE=DATE",
    ],
  ];
  const mutation = fc.record({
    at: fc.nat(),
    cut: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
    put: fc.oneof(fc.constantFrom(...splinters), fc.string({ maxLength: 8 })),
  });
  let read = 0;
  const check = (bytes: Buffer) => {
    const result = readCalendar(bytes, ever);
    if (!result.ok) return;
    read++;
    const { occurrences } = result.value;
    assert.ok(occurrences.length <= calendarLimits.dates);
    for (const one of occurrences) {
      // Neither may be NaN.
      assert.ok(one.startsAt.getTime() < ever.to.getTime() && one.endsAt.getTime() >= ever.from.getTime());
      assert.ok(one.endsAt.getTime() >= one.startsAt.getTime());
      assert.ok(one.uid !== "" && one.title.length <= 300);
    }
    assert.equal(
      new Set(occurrences.map(({ uid, recurrenceId }) => `${recurrenceId} ${uid}`)).size,
      occurrences.length,
    );
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      (original, mutations) => {
        let bytes = original;
        for (const { at, cut, put } of mutations) {
          const from = at % (bytes.length + 1);
          bytes = Buffer.concat([bytes.subarray(0, from), Buffer.from(put), bytes.subarray(from + cut)]);
        }
        check(bytes);
      },
    ),
    { numRuns: 300 },
  );
  // The same splinters where they hurt: as lines of an event that recurs.
  const lines = fc.array(fc.constantFrom(...splinters.filter((one) => one.endsWith("\r\n"))), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.constantFrom(...all), lines, (original, added) => {
      check(
        Buffer.from(
          original.toString("latin1").replace("BEGIN:VEVENT\r\n", `BEGIN:VEVENT\r\n${added.join("")}`),
          "latin1",
        ),
      );
    }),
  );
  assert.ok(read > 100, `only ${read} were read`);
});

test("files that want to cost much end soon", () => {
  const head = "BEGIN:VCALENDAR\r\n";
  const many = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join("");
  const bad = (rule: string) => (index: number) =>
    `BEGIN:VEVENT\r\nUID:${index}\r\nDTSTART:20200101T100000\r\nRRULE:${rule}\r\nEND:VEVENT\r\n`;
  const files = {
    impossible: many(10_000, bad("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")),
    counted: many(10_000, bad("FREQ=DAILY;COUNT=999999999")),
    weeks: many(10_000, bad("FREQ=YEARLY;BYWEEKNO=53")),
    zones: many(
      10_000,
      (index) => `BEGIN:VEVENT\r\nDTSTART;TZID=Zone ${index}:20260101T100000\r\nEND:VEVENT\r\n`,
    ),
    changes: `BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20200101T100000Z\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n${many(
      15_000,
      (index) =>
        `BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:2026${String(1 + (index % 12)).padStart(2, "0")}01T1000${String(index % 60).padStart(2, "0")}Z\r\nDTSTART:20260101T100000Z\r\nEND:VEVENT\r\n`,
    )}`,
    folded: `DESCRIPTION:${"\r\n x".repeat(100_000)}\r\n`,
    deep: many(50_000, () => "BEGIN:X\r\n") + many(50_000, () => "END:X\r\n"),
    tags: `BEGIN:VEVENT\r\nDTSTART:20260101T100000\r\nDESCRIPTION:${"<p ".repeat(300_000)}\r\nEND:VEVENT\r\n`,
    list: `BEGIN:VEVENT\r\nDTSTART:20260101T100000\r\nRDATE:${"20260101T100000,".repeat(200_000)}\r\nEND:VEVENT\r\n`,
  };
  for (const [name, body] of Object.entries(files)) {
    const before = process.cpuUsage();
    const result = readCalendar(Buffer.from(`${head}${body}END:VCALENDAR\r\n`), {
      from: new Date("2026-01-01"),
      to: new Date("2027-01-01"),
    });
    const { user } = process.cpuUsage(before);
    assert.ok(result.ok || result.reason === "too-large", name);
    // Five seconds instead of one: the machine of a test may be slow. Without bounds it is minutes, or never.
    assert.ok(user < 5_000_000, `${name} took ${Math.round(user / 1000)} ms`);
    if (process.env.SHOW_COST) console.log(name, Math.round(user / 1000), "ms");
  }
});
