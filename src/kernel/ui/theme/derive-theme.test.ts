import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { contrast, hexOf, oklchOfHex } from "./color.ts";
import { deriveTheme, type Shades } from "./derive-theme.ts";

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);

/** Which text stands on which ground, and how well it must be read there. */
const pairs: [keyof Shades, keyof Shades, number][] = [
  ["text", "page", 4.5],
  ["text", "surface", 4.5],
  ["text", "soft", 4.5],
  ["text", "accent-soft", 4.5],
  ["muted", "page", 4.5],
  ["muted", "surface", 4.5],
  ["muted", "soft", 4.5],
  ["primary", "page", 4.5],
  ["primary", "surface", 4.5],
  ["primary", "soft", 4.5],
  ["on-primary", "primary", 4.5],
  ["on-primary", "primary-hover", 4.5],
  ["on-deep", "deep", 4.5],
  ["on-accent", "accent", 4.5],
  ["accent-text", "surface", 4.5],
  ["accent-text", "accent-soft", 4.5],
  ["visited", "surface", 4.5],
  ["edge", "surface", 3],
  ["edge", "page", 3],
];

test("any two colours of a site give readable shades in light and dark", () => {
  fc.assert(
    fc.property(hex, hex, (primary, accent) => {
      const theme = deriveTheme({ primary, accent });
      for (const [mode, shades] of Object.entries(theme)) {
        for (const [ink, ground, least] of pairs) {
          const got = contrast(shades[ink], shades[ground]);
          assert.ok(
            got >= least,
            `${mode}: ${ink} ${shades[ink]} on ${ground} ${shades[ground]} is ${got.toFixed(2)}`,
          );
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("a colour survives the way to OKLCH and back", () => {
  fc.assert(fc.property(hex, (color) => assert.equal(hexOf(oklchOfHex(color)), color)));
});

test("contrast is that of WCAG", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
});

test("what is not #rrggbb is refused", () => {
  assert.throws(() => deriveTheme({ primary: "red", accent: "#123456" }), RangeError);
});
