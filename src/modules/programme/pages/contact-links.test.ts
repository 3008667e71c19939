// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { ContactLinks } from "./contact-links.tsx";

const html = (contact: string): string => String(ContactLinks({ contact }));
const hrefs = (contact: string): string[] =>
  [...html(contact).matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href);

test("numbers are called and addresses written to, wherever they stand", () => {
  assert.deepEqual(hrefs("+492214710164"), ["tel:+492214710164"]);
  assert.deepEqual(hrefs("Frau Öz, 0203 / 123 456 oder oez@example.org."), [
    "tel:0203123456",
    "mailto:oez@example.org",
  ]);
  assert.deepEqual(hrefs("+49 (0) 203-123456"), ["tel:+49203123456"]);
});

test("an address of a house, a day and a time are no numbers, and nothing of the text is gone", () => {
  for (const text of [
    "Anna Post\nMusterweg 3\n47000 Duisburg",
    "Weg 12\n47000 Duisburg",
    "am 01.02.2027",
    "Di 10:00–12:00",
    "<b>x</b>",
    "",
  ])
    assert.deepEqual(hrefs(text), [], text);
  assert.equal(html("Büro, 0203 123456, klingeln").replace(/<[^>]*>/g, ""), "Büro, 0203 123456, klingeln");
  assert.doesNotMatch(html("<b>x</b>"), /<b>/);
});
