/** The letters of GSM 03.38 that take one septet; the line break and the space are among them. */
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Those that take two, behind an escape. */
const extended = new Set("^{}\\[~]|€\f");

/** How long one message may be, alone and as one part of several (ETSI TS 123 040: the header takes 7 septets or 6 octets). */
const room = { gsm: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } };

/** How a text goes out, and what is paid for. */
export interface TextParts {
  /** `gsm`: seven bits a letter; `ucs2`: sixteen, as soon as one letter is not in the alphabet of GSM. */
  alphabet: "gsm" | "ucs2";
  /** Septets or UTF-16 units. */
  length: number;
  parts: number;
}

/**
 * Counts the parts of a text message as networks do: a character that takes two units is never cut in two, so that a part may
 * stay shorter than it could be.
 */
export function textParts(text: string): TextParts {
  const characters = [...text];
  const isGsm = characters.every((each) => basic.has(each) || extended.has(each));
  const sizes = characters.map((each) => (isGsm ? (extended.has(each) ? 2 : 1) : each.length));
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const alphabet = isGsm ? "gsm" : "ucs2";
  const { alone, part } = room[alphabet];
  if (length <= alone) return { alphabet, length, parts: 1 };
  let parts = 1;
  let filled = 0;
  for (const size of sizes) {
    if (filled + size > part) {
      parts++;
      filled = 0;
    }
    filled += size;
  }
  return { alphabet, length, parts };
}
