import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { readIcon } from "./read-icon.ts";
import substitutes from "./substitutes.json" with { type: "json" };
import uiIcons from "./ui-icons.json" with { type: "json" };

const presets: Record<string, { icon?: string }> = createRequire(import.meta.url)(
  "@openstreetmap/id-tagging-schema/dist/presets.json",
);
const pin = readIcon("maki-marker");

test("our own icons and every replacement exist", () => {
  for (const name of Object.keys(uiIcons)) assert.equal(readIcon(name).line, true);
  for (const [name, nearest] of Object.entries(substitutes)) {
    assert.deepEqual(readIcon(name), readIcon(nearest));
    assert.notDeepEqual(readIcon(name), pin, `${name} -> ${nearest}`);
  }
});

test("the kinds of shops, workshops, offices and practices have icons that say something", () => {
  const wanted = /^(shop|craft|office|healthcare)\//;
  const plain = Object.entries(presets)
    .filter(
      ([id, { icon }]) => wanted.test(id) && icon !== undefined && readIcon(icon).content === pin.content,
    )
    .map(([id, { icon }]) => `${id}: ${icon}`);
  assert.deepEqual(plain, []);
});

test("an unknown or hostile name becomes a pin", () => {
  for (const name of ["", "maki-no-such", "maki-../../package", "constructor", "__proto__"]) {
    assert.deepEqual(readIcon(name), pin);
  }
});

test("drawings carry no styles, names or scripts", () => {
  for (const { icon } of Object.values(presets)) {
    if (icon)
      assert.doesNotMatch(readIcon(icon).content, /\s(id|class|style|on\w+)=|<(script|style|image|use)/);
  }
});
