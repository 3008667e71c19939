import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

const values = [
  "Mo-Fr 09:00-18:30; Sa 09:00-14:00; PH off",
  "24/7",
  "Fr,Sa 22:00-02:30",
  "01:30-03:30",
  "sunrise-sunset",
  "Apr-Oct 10:00-18:00; Nov-Mar Sa,Su 11:00-16:00",
  "2026 Oct 25 00:00-24:00; 2027 Mar 28 02:00-04:00",
  "SH Mo-Fr 10:00-16:00; PH 11:00-13:00",
  "Mo[1] 18:00+",
  "week 1-53/2 Tu 08:00-12:00; easter -2 days off",
];
/** Around both changes of the clock here, the American ones, and New Year. */
const moments = [
  "2026-10-24T22:30Z",
  "2026-10-25T00:30Z",
  "2026-11-01T06:30Z",
  "2026-12-31T23:30Z",
  "2027-03-14T07:30Z",
  "2027-03-28T00:30Z",
];

const program = `
const at = (name) => import(new URL(name, ${JSON.stringify(import.meta.url)}).href);
const { parseHours } = await at("./hours.ts");
const { openIntervals } = await at("./open-intervals.ts");
const { weekTable } = await at("./week-table.ts");
const { stateAt } = await at("./state-at.ts");
const answers = [];
for (const value of ${JSON.stringify(values)}) {
  const hours = parseHours(value, "NW");
  if (!hours.ok) throw new Error(value);
  for (const moment of ${JSON.stringify(moments)}) {
    const now = new Date(moment);
    answers.push([value, moment, openIntervals(hours.value, now), weekTable(hours.value, now), stateAt(hours.value, now)]);
  }
}
console.log(JSON.stringify({ offset: new Date("2026-07-01").getTimezoneOffset(), answers }));
`;

async function answersIn(zone: string): Promise<{ offset: number; answers: unknown[] }> {
  const words = ["--import", "tsx", "--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    env: { ...process.env, TZ: zone },
    maxBuffer: 1e8,
  });
  return JSON.parse(stdout);
}

test("the server's time zone changes nothing", async () => {
  const utc = await answersIn("UTC");
  assert.equal(utc.offset, 0);
  assert.equal(utc.answers.length, values.length * moments.length);
  for (const [zone, offset] of [
    ["Europe/Berlin", -120],
    ["America/New_York", 240],
    ["Asia/Tokyo", -540],
  ] as const) {
    const there = await answersIn(zone);
    assert.equal(there.offset, offset, "the child runs in another zone");
    assert.deepEqual(there.answers, utc.answers, zone);
  }
});
