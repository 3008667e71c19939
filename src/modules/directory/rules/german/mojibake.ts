/** What Windows-1252 makes of the bytes 128 to 159, where it is no control character. */
const special = new Map(
  [..."€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"].map((letter, index) => {
    const bytes = [
      0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94,
      0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
    ];
    return [letter, bytes[index] ?? 0] as const;
  }),
);

/** A first byte of UTF-8 as Windows-1252 shows it, with one behind that continues it. */
const suspicious = /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/**
 * Puts right a text that was written as UTF-8 and read as Windows-1252 ("MÃ¼ller", "BÃ¤ckerei"), also where that happened
 * twice. Whatever else it may be stays as it is.
 */
export function repairMojibake(text: string): string {
  let current = text;
  for (let times = 0; times < 2 && suspicious.test(current); times++) {
    const bytes = Array.from(current, (letter) => special.get(letter) ?? letter.codePointAt(0) ?? 0);
    if (bytes.some((byte) => byte > 255)) return current;
    try {
      current = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
    } catch {
      return current;
    }
  }
  return current;
}
