import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dictionary } from "@zxcvbn-ts/language-common";
import fc from "fast-check";
import { checkPassword, type PasswordRefusal } from "./password.ts";

const own = ["Ayşe Demir", "ayse.demir@gmx.de", "Duisburg-Hochfeld"];
const verdict = async (typed: string) => {
  const checked = await checkPassword(typed, own);
  return checked.ok ? "taken" : checked.reason;
};

describe("checkPassword", () => {
  const refused: Record<PasswordRefusal, string[]> = {
    "too-short": ["", "x7#Kq2!pL9z", "шість-слів", "👩‍🏫🎺🐈"],
    "too-long": ["kq7 ".repeat(51)],
    personal: [
      "Ayse-Demir-26",
      "demir.ayse.ayse",
      "ayse.demir@gmx.de",
      "HochfeldDuisburg",
      "Hochfeld-2026",
      "mittendrin1234",
      "Mittendrin!Mittendrin?",
      "Passwort-2026",
      "passwordpassword1",
    ],
    simple: [
      "aaaaaaaaaaaa",
      "            ",
      "123456789012",
      "abcdefghijklm",
      "zyxwvutsrqpon",
      "qwertzuiop12",
      "qwertyuiop[]",
      "йцукенгшщзхъ",
      "abcabcabcabc",
      "asdfghjklöä#",
      "2026-2026-2026-",
      "444433332222",
    ],
    common: [
      "1qaz2wsx3edc",
      "Sunshine2026!",
      "!!sch4lke04!!",
      "iloveyou12345",
      "needforspeed",
      "Schatzi-2026",
    ],
  };
  for (const [reason, passwords] of Object.entries(refused))
    it(`says ${reason}`, async () => {
      for (const password of passwords) assert.equal(await verdict(password), reason, password);
    });

  it("takes phrases, other scripts and what a password manager makes", async () => {
    for (const password of [
      "correct horse battery staple",
      "drei rote Busse am Pollmannkreuz",
      "mein Hochfeld hat viele Fenster",
      "x7#Kq2!pL9zQ",
      "жовтий трамвай номер 903",
      "قطار أصفر يمر صباحا",
      "👩‍🏫🎺🐈🥨🚲🌻🧀🎈🪁🌧",
      "vier 4 acht 8 zwölf",
    ])
      assert.equal(await verdict(password), "taken", password);
  });

  it("counts characters, not bytes or halves of them", async () => {
    assert.equal(await verdict("🥨🚲🌻🧀🎈🪁🐈🎺🦊🐝🍎"), "too-short");
    assert.equal(await verdict("🥨🚲🌻🧀🎈🪁🐈🎺🦊🐝🍎🌧"), "taken");
  });

  it("gives the same password for each way to write its letters", async () => {
    const [one, other] = ["Grünes Fahrrad 7x", "Gru\u0308nes Fahrrad ７x"];
    assert.deepEqual(await checkPassword(one, own), await checkPassword(other, own));
  });

  it("takes none of the common ones, however their case is and with a little after them", async () => {
    const entries = dictionary["passwords-common"].map(String).filter((entry) => entry.length >= 8);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...entries),
        fc.constantFrom("", "1", "2026", "123456", "!", "!!!!", "abcdef"),
        fc.boolean(),
        async (entry, tail, upper) => {
          assert.notEqual(await verdict((upper ? entry.toUpperCase() : entry) + tail), "taken");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("takes whatever is random and long enough", async () => {
    const letter = fc.constantFrom(..."abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_.");
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(letter, { minLength: 14, maxLength: 60 }), async (letters) => {
        // The library likes to repeat a letter; what is random seldom does.
        fc.pre(new Set(letters).size >= 10);
        if ((await verdict(letters.join(""))) !== "taken") refusals++;
      }),
      { numRuns: 1000 },
    );
    assert.ok(refusals <= 5, `${refusals} of 1000`);
  });

  it("answers for every text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 250 }), async (typed) => {
        const checked = await checkPassword(typed, [typed.slice(3, 9), ""]);
        if (checked.ok) assert.ok([...checked.value].length >= 12 && [...checked.value].length <= 200);
      }),
    );
  });
});
