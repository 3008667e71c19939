// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { readAges, readSignUp } from "./read-sign-up.ts";

const read = (fields: Record<string, string>) => readSignUp(new URLSearchParams(fields), "de");
const fine = { name: "Fatma Aydın", contactKind: "phone", contact: "0203 123456" };

test("a name and one way to be reached are enough", () => {
  const wish = read(fine);
  assert.deepEqual(wish.ok && wish.value, {
    name: "Fatma Aydın",
    contactKind: "phone",
    contact: "+49203123456",
    seats: 1,
    children: [],
    language: "de",
    quota: null,
    session: null,
  });
  assert.ok(read({ name: "Ali", contactKind: "paper" }).ok);
  assert.ok(read({ name: "Ali", contactKind: "post", contact: "Weg 3\n47053 Duisburg" }).ok);
});

test("a date that no date can have is none, so that no database is asked for it", () => {
  const session = "01a219a7-32c2-700b-941e-a58dfef2ad1a";
  const chosen = (text: string) => {
    const wish = read({ ...fine, session: text });
    return wish.ok ? wish.value.session : "not read";
  };
  assert.equal(chosen(session), session);
  for (const odd of [`${session}'"(`, `${session} `, "1", "\u0000", session.slice(1)])
    assert.equal(chosen(odd), null, odd);
});

test("each slip is named at its field", () => {
  const reason = (fields: Record<string, string>) => {
    const result = read({ ...fine, ...fields });
    return result.ok ? {} : result.reason;
  };
  assert.deepEqual(reason({ name: " " }), { name: "missing" });
  assert.deepEqual(reason({ contactKind: "x" }), { contactKind: "missing" });
  assert.deepEqual(reason({ contact: "12" }), { contact: "phone" });
  assert.deepEqual(reason({ contactKind: "mail", contact: "a@b" }), { contact: "mail" });
  assert.deepEqual(reason({ companions: "10" }), { companions: "number" });
  assert.deepEqual(reason({ children: "vier" }), { children: "number" });
});

test("ages are read however they are parted, also in Arabic digits", () => {
  assert.deepEqual(
    [readAges("4, 7"), readAges("4 und 7"), readAges("٤ ٧"), readAges(""), readAges("40")],
    [[4, 7], [4, 7], [4, 7], [], undefined],
  );
});

test("whatever comes is read or refused, never thrown", () => {
  const text = fc.string({ unit: anyCharacter, maxLength: 60 });
  fc.assert(
    fc.property(
      text,
      fc.constantFrom("phone", "mail", "post", "paper", ""),
      text,
      text,
      (name, contactKind, contact, children) => {
        const result = read({ name, contactKind, contact, children });
        if (!result.ok) return;
        const { value } = result;
        assert.ok(value.name.length > 0 && value.name.isWellFormed() && !value.name.includes("\n"));
        assert.ok(value.contact.isWellFormed() && !value.contact.includes("\0"));
        assert.ok(value.children.every((age) => age >= 0 && age <= 17));
      },
    ),
  );
});

test("reads ages as they are written in each language", () => {
  for (const text of ["4, 7", "4 und 7", "4 ve 7", "٤، ٧", "٤ و٧", "4 та 7", "4 и 7", "4 și 7", "4 i 7"])
    assert.deepEqual(readAges(text), [4, 7], text);
  for (const text of ["vier", "4 und vielleicht 7", "18"]) assert.equal(readAges(text), undefined, text);
});
