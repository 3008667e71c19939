import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { clean, cleanLines } from "./text.ts";

const anything = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        "a",
        "\u0301",
        "\u0000",
        "\u202e",
        "\ud800",
        "\r",
        "\n",
        "\t",
        " ",
        "\u00a0",
        "\u2028",
        "\u200b",
        "\u0344",
        "👩‍👩‍👧",
        "ا",
        "\u0065\u0323\u0307",
      ),
    )
    .map((parts) => parts.join("")),
);

test("what is taken to be clean at first sight is what cleaning makes of it", () => {
  const nearlyPlain = fc.string({
    unit: fc
      .oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0, max: 0x320 }), fc.constant(0x20))
      .map((code) => String.fromCodePoint(code)),
    maxLength: 12,
  });
  fc.assert(
    fc.property(nearlyPlain, fc.integer({ min: 1, max: 14 }), (raw, limit) => {
      // What nobody sees is taken out, and nothing is clean at first sight with it.
      assert.equal(clean(raw, limit), clean(`${raw}\u200b`, limit));
    }),
    { numRuns: 2_000 },
  );
});

test("one line: clean, composed, without edges, within the limit, and the same when cleaned again", () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 60 }), (raw, limit) => {
      const text = clean(raw, limit);
      assert.ok(text.length <= limit);
      assert.equal(clean(text, limit), text);
      assert.equal(text.normalize("NFC"), text);
      assert.doesNotMatch(text, /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|^\s|\s$|\s\s/u);
    }),
    { numRuns: 1_000 },
  );
});

test("paragraphs: the same, with line breaks and at most one empty line", () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 60 }), (raw, limit) => {
      const text = cleanLines(raw, limit);
      assert.ok(text.length <= limit);
      assert.equal(cleanLines(text, limit), text);
      assert.doesNotMatch(text, /[^\P{Cc}\n]|[\p{Cs}\u202a-\u202e\u2066-\u2069]|\n\n\n|^\s|\s$/u);
    }),
    { numRuns: 1_000 },
  );
  assert.equal(cleanLines(" Hallo \r\n\r\n\r\n\tWelt  ! \r"), "Hallo\n\nWelt !");
});

test("joiners that letters need stay", () => {
  assert.equal(clean("می\u200cخواهم"), "می\u200cخواهم");
  assert.equal(clean("👩‍👩‍👧 Café\u0301 \u202eevil"), "👩‍👩‍👧 Café\u0301 evil".normalize("NFC"));
  assert.equal(clean("Bäcke\u00adrei\u200b"), "Bäckerei");
});

test("no letter is cut in two", () => {
  assert.equal(clean("ab👩‍👩‍👧", 5), "ab");
});
