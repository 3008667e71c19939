import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parsePhone, splitPhones } from "./phone.ts";

const data = process.env.TEST_DATA ?? "../shared/data";

test("as Germans write them", () => {
  const cases = {
    "0203 123456": "+49203123456",
    "0203 / 123456": "+49203123456",
    "0203/123456": "+49203123456",
    "(0203) 12 34 56": "+49203123456",
    "(0 203) 12 34 56": "+49203123456",
    "+49 (0)203 123456": "+49203123456",
    "+49-(0)203-12 34 56": "+49203123456",
    "(+49) 203 - 123456": "+49203123456",
    "0049 203 123456": "+49203123456",
    "00 49 (0) 203 123456": "+49203123456",
    "49 203 123456": "+49203123456",
    "0203 1234-0": "+4920312340",
    "Tel.: 0203 123456": "+49203123456",
    "Telefon 0203–123456": "+49203123456",
    "tel:+49203123456": "+49203123456",
    "0171 3920001": "+491713920001",
    "0800 1234567": "+498001234567",
    "116 117": "+49116117",
    "+31 20 1234567": "+31201234567",
    "0203 123456 DW 12": "+49203123456;ext=12",
    "+49203123456;ext=12": "+49203123456;ext=12",
    "0203 123456 ext. 5": "+49203123456;ext=5",
    "0203 1234561234": "+492031234561234",
  };
  for (const [written, number] of Object.entries(cases)) {
    assert.deepEqual(parsePhone(written), { ok: true, value: number }, written);
    assert.deepEqual(parsePhone(number), { ok: true, value: number });
  }
});

test("what is no number, or works only next door, is refused", () => {
  const cases = {
    "": "empty",
    " \u202e": "empty",
    "123456": "no-area-code",
    "604-684-0076": "no-area-code",
    "0203-GEEK": "not-understood",
    keine: "not-understood",
    "0": "not-understood",
    "0203 1": "not-understood",
    "+49 203 1234567890123456": "not-understood",
    "javascript:alert(1)": "not-understood",
    "0203 12345612345": "too-long",
    "0203 123456123456": "too-long",
    "+49 203 12345612345": "too-long",
  };
  for (const [written, reason] of Object.entries(cases))
    assert.deepEqual(parsePhone(written), { ok: false, reason }, written);
  assert.deepEqual(parsePhone("0".repeat(100_000)), { ok: false, reason: "too-long" });
});

test("several numbers in one field", () => {
  assert.deepEqual(splitPhones("0203 123456; 0203 654321,0171 3920001"), [
    "0203 123456",
    "0203 654321",
    "0171 3920001",
  ]);
  assert.deepEqual(splitPhones("0203 123456 / 0203 654321"), ["0203 123456", "0203 654321"]);
  assert.deepEqual(splitPhones("0203/123456 / +49 203 654321"), ["0203/123456", "+49 203 654321"]);
  assert.deepEqual(splitPhones("0203 / 12 34 56"), ["0203 / 12 34 56"]);
  assert.deepEqual(splitPhones("0203 123456 oder 0171 3920001"), ["0203 123456", "0171 3920001"]);
  assert.deepEqual(splitPhones("+49203123456;ext=12"), ["+49203123456;ext=12"]);
});

test("real values of OpenStreetMap: every German one is understood", (t) => {
  const file = `${data}/text/osm-phone-values.jsonl`;
  if (!existsSync(file)) return t.skip(`no test data: ${file}`);
  const rows = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((row) => JSON.parse(row) as { raw: string; area: string });
  const rate = (german: boolean) => {
    const parts = rows
      .filter(({ area }) => /heidelberg|frankfurt/.test(area) === german)
      .flatMap(({ raw }) => splitPhones(raw));
    return [parts.filter((part) => parsePhone(part).ok).length, parts.length];
  };
  const [read = 0, all] = rate(true);
  t.diagnostic(
    `Germany: ${read} of ${all}; elsewhere, where most lack the country code: ${rate(false).join(" of ")}`,
  );
  assert.equal(read, all);
  assert.ok(read > 200);
});
