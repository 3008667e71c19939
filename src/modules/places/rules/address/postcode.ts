/**
 * Postcodes that mean a side of a block: of Canada, the United Kingdom and the Netherlands, and the long form of the
 * United States. Their first part is the district.
 */
const fine = [
  /(?<![a-z\d])([a-z]\d[a-z])[\s-]*(\d[a-z]\d)(?![a-z\d])/,
  /(?<![a-z\d])([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})(?![a-z\d])/,
  /(?<![a-z\d])(\d{4})\s*([a-z]{2})(?![a-z\d])/,
  /(?<!\d)(\d{5})-(\d{4})(?!\d)/,
];

/** A postcode as it is compared. */
export interface Postcode {
  /** Lower case, without blanks and without what stands around it: `47053`, `v5t3g3`. */
  code: string;
  /** The district: the first part of a fine postcode (`v5t`), else all of it. */
  area: string;
}

/**
 * Reads a postcode however it is spelt.
 *
 * @example readPostcode("BC V5T 3G3").code === readPostcode("v5t3g3").code
 */
export function readPostcode(raw: string): Postcode {
  const text = raw.toLowerCase();
  for (const pattern of fine) {
    const [, area, rest] = pattern.exec(text) ?? [];
    if (area && rest) return { code: area + rest, area };
  }
  const code = text.replace(/^\s*[a-z]{1,3}\s*-\s*(?=\d)|\s+/g, "");
  return { code, area: code };
}
