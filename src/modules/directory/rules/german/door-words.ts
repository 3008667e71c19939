const place =
  "(?:haus|hallen?|gebäude|block|stand(?:platz)?|eingang|tor|etagen?|stock(?:werk)?|gescho(?:ss|ß)|hof|laden|lokale?|raum|räume|zimmer|büros?|einheit(?:en)?|parzellen?|passagen?|center|galerien?)";
/** "Hinterhaus", "Haupteingang", "Erdgeschoss"; a compound of such words is one as well: "Hofgebäude", "Ladenlokal". */
const compound = `(?:hinter|vorder|seiten|neben|haupt|innen|(?:erd|ober|unter|dach|keller|zwischen)(?=gescho)|${place})?${place}(?:teil)?`;
const number = "(?:nr|nummer)";
const doorWord = new RegExp(
  `^(?:\\d{1,2}\\.\\s*)?(?:${compound}(?:-?${number})?|${number}|og|eg|ug|dg|geb|zi)(?![\\p{L}-])`,
  "iu",
);

/**
 * Whether a part of an address only leads on to the door from the street that stands in another part: "Halle 3", "Hinterhaus",
 * "2. OG", "Nr. 5". It is no street, whatever number follows, and what stands before it is no town. Only whole words count:
 * "Hofweg" and "Hallesche Straße" are streets. A box at the post office is not meant: no street leads there.
 */
export const leadsToDoor = (part: string): boolean => doorWord.test(part);
