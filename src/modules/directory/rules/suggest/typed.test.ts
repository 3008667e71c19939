import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { words } from "../search/fold.ts";
import { indexStreets } from "./street-index.ts";
import { fits, patternOf, readTyped } from "./typed.ts";

const spaced = (text: string): string => ` ${words(text).join(" ")} `;
const suggests = (typed: string, text: string): boolean => {
  const read = readTyped(typed);
  return read !== undefined && fits(read, spaced(text));
};

describe("what was typed", () => {
  it("fits names as the search folds them, in any of our scripts", () => {
    for (const [typed, name] of [
      ["schroe", "Bäckerei Schröder"],
      ["schro", "Schroeder GmbH"],
      ["SCHRÖ", "Schroeder GmbH"],
      ["ışı", "Isik Market"],
      ["isi", "Işık Market"],
      ["wanheimerstr", "Wanheimer Straße"],
      ["wanheimer st", "Wanheimer Str."],
      ["مكتبه", "مكتبة النور"],
      ["пер", "Перукарня Ольга"],
      ["h&m", "H & M Hennes"],
      ["bäck sch", "Bäckerei Schröder"],
    ] as const)
      assert.ok(suggests(typed, name), `${typed}: ${name}`);
  });

  it("fits no middle of a word, and not in another order", () => {
    assert.equal(suggests("reihaus", "Getreihaus"), false);
    assert.equal(suggests("sch bäck", "Bäckerei Schröder"), false);
    assert.equal(suggests("x", "X"), false);
    assert.equal(readTyped(" ,.- "), undefined);
  });

  it("fits every name as far as somebody has typed it, word by word", () => {
    const name = fc.array(fc.stringMatching(/^[a-zäöüßışçğłآ-ي]{2,9}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(name, fc.nat(), (parts, seed) => {
        const whole = words(parts.join(" ")).join(" ");
        const typed = whole.slice(0, 2 + (seed % Math.max(whole.length - 1, 1)));
        const read = readTyped(typed);
        fc.pre(read !== undefined);
        assert.ok(fits(read, ` ${whole} `), `${typed}: ${whole}`);
      }),
    );
  });

  it("asks the database for the same as it compares itself", () => {
    const like = (pattern: string) => new RegExp(`^${pattern.replaceAll("%", "[^]*")}$`, "u");
    const word = fc.stringMatching(/^[abc]{1,3}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(word, { maxLength: 4 }),
        (asked, name) => {
          const read = readTyped(asked.join(" "));
          fc.pre(read !== undefined);
          const folded = ` ${name.join(" ")} `;
          assert.equal(like(patternOf(read)).test(folded), fits(read, folded));
        },
      ),
    );
  });
});

it("a street that is written in two ways is one, as most write it", () => {
  const found = indexStreets([
    { street: "Wanheimer Str.", count: 2 },
    { street: "Wanheimer Straße", count: 5 },
    { street: "---", count: 1 },
  ]);
  assert.deepEqual(found, [{ street: "Wanheimer Straße", count: 7, folded: " wanheimer strasse " }]);
});
