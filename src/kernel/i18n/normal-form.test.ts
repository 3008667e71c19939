import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { normalForm } from "./normal-form.ts";

const forms = ["NFC", "NFD", "NFKC", "NFKD"] as const;

test("what people write is normalised as Unicode says", () => {
  const written = fc.string({ unit: "grapheme", maxLength: 60 }).filter((text) => !/\p{M}{16}/u.test(text));
  fc.assert(
    fc.property(written, fc.constantFrom(...forms), (text, form) => {
      assert.equal(normalForm(text, form), text.normalize(form));
    }),
  );
  assert.equal(normalForm("Schro\u0308der"), "Schröder");
  assert.equal(normalForm("ﬁ １２", "NFKC"), "fi 12");
});

test("twice is the same as once, whatever stands there", () => {
  const marks = fc.string({
    unit: fc.constantFrom("a", "\u0301", "\u0316", "\u0344", "가", "\u093f"),
    maxLength: 200,
  });
  fc.assert(
    fc.property(marks, fc.constantFrom(...forms), (text, form) => {
      const once = normalForm(text, form);
      assert.equal(normalForm(once, form), once);
      assert.doesNotMatch(once, /\p{M}{31}/u);
    }),
  );
});

test("a letter under ten thousands of marks takes no time, and stays a letter", () => {
  const heap = `a${"\u0316\u0301".repeat(200_000)}b`;
  for (const form of forms) {
    const began = performance.now();
    const read = normalForm(heap, form);
    // By Unicode's own rule it takes minutes.
    assert.ok(performance.now() - began < 2000);
    assert.match(read, /^[aá]\p{M}{1,30}b$/u);
  }
});

test("nothing else normalises texts", () => {
  const root = new URL("../../", import.meta.url);
  const others = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter(
      (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.endsWith("i18n/normal-form.ts"),
    )
    .filter((path) => readFileSync(new URL(path, root), "utf8").includes(".normalize("));
  assert.deepEqual(others, []);
});
