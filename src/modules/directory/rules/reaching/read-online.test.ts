import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { tableOf } from "../../../../kernel/tables/testing/table-of.ts";
import { guessLayout } from "../columns/guess-columns.ts";
import { habitsOf } from "../columns/habits.ts";
import { readRow } from "../lists/read-row.ts";
import { addressAmong, partContact } from "./read-contact.ts";
import { readOnline } from "./read-online.ts";

test("addresses of mails as tables have them", () => {
  for (const [written, mails] of [
    ["mailto:info@a.example", ["info@a.example"]],
    ["info(at)a.example", ["info@a.example"]],
    ["info [at] a [dot] example", ["info@a.example"]],
    ["info at a.example", ["info@a.example"]],
    ["INFO@A.EXAMPLE", ["info@a.example"]],
    ["Info@a.example", ["Info@a.example"]],
    ["E-Mail: info@a.example (Büro)", ["info@a.example"]],
    ["info@a.example / shop@a.example", ["info@a.example", "shop@a.example"]],
    ["info@a.example,shop@a.example", ["info@a.example", "shop@a.example"]],
    ["info@a.example oder shop@a.example.", ["info@a.example", "shop@a.example"]],
    ['"Laden" <info@a.example>', ["info@a.example"]],
  ] as const) {
    const { found, refused } = readOnline(written);
    assert.deepEqual([found.mails, refused], [mails, []], written);
  }
});

test("addresses of sites, with the slips that can mean only one thing", () => {
  for (const [written, sites] of [
    ["WWW.A.EXAMPLE", ["https://www.a.example/"]],
    ["http:/www.a.example", ["http://www.a.example/"]],
    ["http//www.a.example", ["http://www.a.example/"]],
    ["http:\\\\www.a.example", ["http://www.a.example/"]],
    ["htp://a.example", ["http://a.example/"]],
    ["https://https://a.example", ["https://a.example/"]],
    ["www,a.example", ["https://www.a.example/"]],
    ["www. a.example", ["https://www.a.example/"]],
    ["Siehe www.a.example (im Aufbau)", ["https://www.a.example/"]],
    ["www.a.example / www.b.example", ["https://www.a.example/", "https://www.b.example/"]],
  ] as const) {
    const { found, refused } = readOnline(written);
    assert.deepEqual([found.sites, refused], [sites, []], written);
  }
  assert.deepEqual(readOnline("Instagram: @laden_ay").found.social, { "contact:instagram": "laden_ay" });
  assert.deepEqual(readOnline("FB: laden.ay").found.social, { "contact:facebook": "laden.ay" });
});

test("what is no address is refused as a whole, once", () => {
  for (const written of [
    "siehe Aushang",
    "in Arbeit",
    "Facebook: Laden am Markt",
    "@laden_ay",
    "info@a,example",
  ])
    assert.deepEqual(
      readOnline(written).refused.map(({ value }) => value),
      [written],
    );
  assert.equal(readOnline("a@b.example ".repeat(1_000)).refused[0]?.reason, "too-long");
});

test("every address comes back, whatever stands between them", () => {
  const word = fc.stringMatching(/^[a-z]{2,8}$/);
  const mail = fc.tuple(word, word).map(([local, host]) => `${local}@${host}.example`);
  const between = fc.constantFrom(", ", "; ", " / ", "\n", " oder ", " | ", " und ");
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(mail, fc.constantFrom("fb@a.example", "ig@b.example")), {
        minLength: 1,
        maxLength: 4,
      }),
      between,
      (mails, join) => {
        assert.deepEqual(readOnline(mails.join(join)).found.mails, mails);
        const hidden = mails.map((one) => one.replace("@", "(at)")).join(join);
        assert.deepEqual(readOnline(hidden).found.mails, mails);
      },
    ),
  );
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => {
      readOnline(text);
      const { address } = partContact(text);
      assert.ok(text.includes(address));
    }),
  );
});

test("an address among all sorts in one cell, without whom to ask for", () => {
  for (const [cell, found] of [
    ["Frau Roth\nWeseler Str. 12\n47169 Duisburg\nTel. 0203 555130", "Weseler Str. 12, 47169 Duisburg"],
    ["Weseler Str. 12, 47169 Duisburg, Tel. 0203 555130", "Weseler Str. 12, 47169 Duisburg"],
    ["Herr Ay, Tel. 0203 555130", ""],
    ["0172 1234567", ""],
  ] as const)
    assert.equal(addressAmong(cell), found, cell);
});

test("one column with telephone, mail and site, and an address with its telephone", async () => {
  const { rows } = await tableOf(
    "Geschäft;Adresse / Telefon;Kontakt;WhatsApp;Instagram\n" +
      'Kiosk Ay;Weseler Str. 60, Tel. 0203 123456;"Frau Roth\nMobil: 0172 1234567\nay@kiosk.example";ja;x\n' +
      'Kiosk Be;Weseler Str. 62, Tel. 0203 123457;"Fax: 0203 999999, www.be.example";0172 1234567;@kiosk_be\n',
  );
  const layout = guessLayout("t", rows, false);
  const habits = habitsOf(layout, rows, "Duisburg", new Map());
  const [ay, be] = rows
    .slice(1)
    .map((row) => readRow(row, { layout, habits, mapping: undefined, category: undefined, utmZone: 32 }));
  assert.ok(ay?.kind === "entry" && be?.kind === "entry");
  assert.deepEqual(ay.profile.address, { street: "Weseler Straße", houseNumber: "60" });
  assert.deepEqual(ay.profile.phones, ["+49203123456", "+491721234567"].toReversed());
  assert.deepEqual(ay.profile.emails, ["ay@kiosk.example"]);
  assert.equal(ay.profile.social, undefined);
  assert.equal(JSON.stringify(ay.profile).includes("Roth"), false);
  assert.deepEqual(be.profile.phones, ["+49203123457"]);
  assert.deepEqual(be.profile.websites, ["https://www.be.example/"]);
  assert.deepEqual(
    be.profile.social?.map(({ url }) => url),
    ["https://www.instagram.com/kiosk_be", "https://wa.me/491721234567"],
  );
});
