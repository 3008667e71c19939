import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import fc from "fast-check";
import { readPath, shortenPath } from "./shorten-path.ts";

/** The places where the commands of a path end, worked out anew and without any knowledge of how it is shortened. */
function corners(path: string): { x: number; y: number }[] {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  return (readPath(path) ?? []).map(({ letter, values }) => {
    const relative = letter === letter.toLowerCase();
    const [fromX, fromY] = relative ? [x, y] : [0, 0];
    const kind = letter.toLowerCase();
    if (kind === "z") [x, y] = [startX, startY];
    else {
      if (kind !== "v") x = fromX + (values.at(kind === "h" ? -1 : -2) ?? Number.NaN);
      if (kind !== "h") y = fromY + (values.at(-1) ?? Number.NaN);
    }
    if (kind === "m") [startX, startY] = [x, y];
    return { x, y };
  });
}

function assertSame(path: string, decimals: number): void {
  const [before, after] = [corners(path), corners(shortenPath(path, decimals))];
  assert.equal(after.length, before.length, path);
  for (const [at, { x, y }] of before.entries()) {
    const off = Math.max(Math.abs(x - (after[at]?.x ?? 99)), Math.abs(y - (after[at]?.y ?? 99)));
    assert.ok(off <= 0.5001 / 10 ** decimals + 1e-9, `${path}: corner ${at} is off by ${off}`);
  }
}

test("writes what is shortest and draws the same", () => {
  assert.equal(shortenPath("M4 2L1 4.5L1 7H4V13Z", 2), "M4 2 1 4.5V7H4v6z");
  assert.equal(shortenPath("M9.5 3C9.5 3 11.5 3 11.5 3C12 3 12 4 11.5 4", 2), "M9.5 3h2c.5 0 .5 1 0 1");
  assert.equal(shortenPath("m 1.006,1 -0.5,.5.25.251", 2), "M1.01 1l-.5.5 .25.25");
});

test("flags of arcs may stand without a gap", () => {
  assert.deepEqual(readPath("M0 0a1.5 1 0 01.5.5"), [
    { letter: "M", values: [0, 0] },
    { letter: "a", values: [1.5, 1, 0, 0, 1, 0.5, 0.5] },
  ]);
});

test("a nearly full circle stays as it is", () => {
  const circle = "M5 5a2 2 0 1 1 0.004-0.02z";
  assert.equal(shortenPath(circle, 2), circle);
});

test("what is no path comes back as it is", () => {
  for (const text of ["", "7", "L1 2", "M1", "M1 2 3", "M1 2 B3 4", "x"])
    assert.equal(shortenPath(text, 2), text, text);
});

test("any path keeps its corners, also when it is shortened twice", () => {
  const number = fc
    .double({ min: -99, max: 99, noNaN: true })
    .map((value) => String(Number(value.toFixed(4))));
  const command = fc.oneof(
    fc.tuple(fc.constantFrom("M", "m", "L", "l", "T", "t"), fc.array(number, { minLength: 2, maxLength: 2 })),
    fc.tuple(fc.constantFrom("H", "h", "V", "v"), fc.array(number, { minLength: 1, maxLength: 1 })),
    fc.tuple(
      fc.constantFrom("C", "c"),
      fc.array(number, { minLength: 6, maxLength: 12 }).filter((v) => v.length % 6 === 0),
    ),
    fc.tuple(fc.constantFrom("S", "s", "Q", "q"), fc.array(number, { minLength: 4, maxLength: 4 })),
    fc.tuple(fc.constantFrom("Z", "z"), fc.constant([] as string[])),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), fc.constantFrom(1, 2), (commands, decimals) => {
      const path = `M1 2${commands.map(([letter, values]) => letter + values.join(" ")).join("")}`;
      assertSame(path, decimals);
      const once = shortenPath(path, decimals);
      assertSame(once, decimals);
      assert.ok(once.length <= path.length, `${path} grew to ${once}`);
    }),
  );
});

test("every drawing of the two icon sets keeps its corners and none grows", () => {
  const { resolve } = createRequire(import.meta.url);
  let seen = 0;
  for (const name of ["@mapbox/maki", "@rapideditor/temaki"]) {
    const folder = resolve(`${name}/package.json`).replace("package.json", "icons/");
    for (const file of readdirSync(folder).filter((each) => each.endsWith(".svg"))) {
      for (const [, path = ""] of readFileSync(folder + file, "utf8").matchAll(/\sd="([^"]*)"/g)) {
        assertSame(path, 2);
        assert.ok(shortenPath(path, 2).length <= path.length, file);
        seen++;
      }
    }
  }
  assert.ok(seen > 700);
});
