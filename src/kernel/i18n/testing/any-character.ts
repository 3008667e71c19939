import fc from "fast-check";

// Halves of characters beyond 16 bits are none.
const firstHalf = 0xd800;
const halves = 0x800;

/**
 * Any character of Unicode, those that nobody has given a meaning among them. For `fc.string({ unit: anyCharacter })`: its own
 * `"binary"` is the same, but in each process it makes a table of all million characters, for which a second goes.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.integer({ min: 0, max: 0x10ffff - halves }).map(
  (at) => String.fromCodePoint(at < firstHalf ? at : at + halves),
  (character) => {
    const code = typeof character === "string" ? character.codePointAt(0) : undefined;
    if (code === undefined || String.fromCodePoint(code) !== character)
      throw new Error("no single character");
    return code < firstHalf ? code : code - halves;
  },
);
