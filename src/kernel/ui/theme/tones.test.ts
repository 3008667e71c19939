import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast } from "./color.ts";
import { toneShades } from "./tones.ts";

test("icons and text read on every tone", () => {
  const text = { light: "#0d1f26", dark: "#eef1f2" };
  for (const mode of ["light", "dark"] as const) {
    toneShades(mode).forEach(({ strong, soft }, index) => {
      assert.ok(contrast(strong, soft) >= 4.5, `${mode} tone ${index + 1}`);
      assert.ok(contrast(text[mode], soft) >= 7, `${mode} text on tone ${index + 1}`);
    });
  }
});
