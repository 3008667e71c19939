import type { GeocodeReason } from "../../../places/index.ts";
import type { ValueRefusal } from "./left-out.ts";
import type { RowRefusal } from "./read-row.ts";

/** What people are told about a row or field that was not taken, and what they can do. */
const sentences: Record<RowRefusal | ValueRefusal | GeocodeReason, string> = {
  "bad-json": "This element is no JSON; put it right in the file.",
  "no-entry": "A heading, a sum or a remark, no business.",
  empty: "Neither a name nor a trade stands in this row.",
  closed: "The list says that the business has closed.",
  "no-category":
    "The trade is not known, and no known business is surely the same. Give a trade for all rows by --category, or say under 'categories' of the mapping what the words of the list mean.",
  "not-wanted": "The mapping leaves this trade out.",
  "bad-coordinates": "The coordinates are no place on earth.",
  "bad-count": "The number of businesses does not read: write a whole number, or leave the row out.",
  "no-coordinates": "No coordinates and no street: add one or the other to the row.",
  "not-an-address": "No coordinates, and the address is none: put it right, or add coordinates.",
  "unknown-street":
    "No coordinates, and the street is not in the map: import the map of the town first (import osm), put the spelling right, or add coordinates.",
  "unknown-postcode": "No coordinates, and the postcode is not in the map of the town: add coordinates.",
  "unknown-town": "No coordinates, and the town is not in the map: add coordinates.",
  "street-not-there": "No coordinates, and there is no such street in this town or postcode: put it right.",
  ambiguous: "No coordinates, and several streets may be meant: add the postcode.",
  "same-as-before": "The same business stands in an earlier row; that one counts.",
  "too-long": "Longer than such a value may be; it was left out.",
  "too-many": "More values than an entry may have; these were left out.",
  "too-complex": "Too tangled to be worked out; it was left out.",
  "not-understood": "Not understood and left out; the rest of the row was taken.",
  "half-hours":
    "Left out because the hours of another day of this row were not understood: put that right, and all count.",
  "broken-letter":
    "A letter was lost before the list came here; the row was taken without it. Put it right in the file, or save the file anew as UTF-8.",
  "digit-missing":
    "A digit of the postcode is missing: with a zero in front it would lie in another part of the country than its town. It was left out; put it right in the file.",
  fax: "A fax number; only telephones are kept.",
  "other-scheme": "The link is neither http nor https; it was left out.",
  credentials: "A link with a user name deceives; it was left out.",
  "other-host": "The link leads elsewhere than its column says; it was left out.",
  "no-area-code":
    "A number without area code, or one that can be read with it and without; it was left out. Write the area code with its zero, or set 'areaCode' under 'always' of the mapping if all belong to one town.",
  placeholder: "Says that nothing is known; it was left out.",
  "not-offered": "Understood, but not kept.",
};

/** One sentence about a reason, for people who put their list right. */
export function reasonSentence(reason: string): string {
  return (sentences as Partial<Record<string, string>>)[reason] ?? "";
}
