import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../i18n/testing/any-character.ts";
import { cleanLine, cleanText } from "./clean-text.ts";

const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom("\r", "\n", "\0", "\u2028", "\u0085", "\u202e", "\ud800", "ä", "م", " "),
    fc.string({ unit: anyCharacter, maxLength: 1 }),
  ),
});

test("a line is one line, without what cannot be seen, and not longer than it may be", () => {
  assert.equal(cleanLine(" Dein\r\nBcc: x@example.org\tZugang\u0000 "), "Dein Bcc: x@example.org Zugang");
  assert.equal(cleanLine("رمز الدخول"), "رمز الدخول");
  assert.equal(cleanLine("gpj.\u202eexe"), "gpj.exe");
  assert.equal(cleanLine("abcdef", 4), "abc…");
  assert.equal(cleanLine("👍👍👍👍", 3), "👍👍…");
  fc.assert(
    fc.property(anything, (text) => {
      const line = cleanLine(text, 50);
      assert.doesNotMatch(line, /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
      assert.ok(line.isWellFormed());
      assert.ok([...line].length <= 50);
      assert.equal(cleanLine(line, 50), line);
    }),
  );
});

test("a text keeps its lines and loses what cannot be seen", () => {
  assert.equal(
    cleanText("\ufeffGuten Tag, \r\n\r\n\r\n\r\nbis\u0007 bald\u2028X\ttab"),
    "Guten Tag,\n\nbis bald\nX\ttab",
  );
  fc.assert(
    fc.property(anything, (text) => {
      const clean = cleanText(text);
      assert.doesNotMatch(clean.replace(/[\n\t]/g, ""), /[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
      assert.doesNotMatch(clean, /\n{3}/);
      assert.ok(clean.isWellFormed());
      assert.equal(cleanText(clean), clean);
    }),
  );
});
