// SPDX-License-Identifier: EUPL-1.2
import type { FactName, Facts } from "../business.ts";
import type { Complaint, ProposalKind } from "./proposal.ts";

/** Fields of an entry that an editor sets as texts, as `readEdits` reads them. */
export const entryFields = [
  "name",
  "categories",
  "street",
  "houseNumber",
  "postcode",
  "city",
  "place",
  "phones",
  "emails",
  "websites",
  "openingHours",
  "description",
] as const;
export type EntryField = (typeof entryFields)[number];

const address: readonly EntryField[] = ["street", "houseNumber", "postcode", "city", "place"];

/** What an editor is shown to correct, by what is said to be wrong. */
const byComplaint: Record<Complaint, readonly EntryField[]> = {
  closed: [],
  moved: address,
  hours: ["openingHours"],
  telephone: ["phones"],
  other: ["name", "phones", "emails", "websites", "openingHours"],
};

/** The fields that the decision on a proposal shows. */
export function fieldsToDecide(kind: ProposalKind, what: Complaint | undefined): readonly EntryField[] {
  if (kind === "new") return entryFields;
  return kind === "change" && what !== undefined ? byComplaint[what] : [];
}

/** The fact that a field is part of. */
export const factOf: Record<EntryField, FactName> = {
  name: "names",
  categories: "categories",
  street: "address",
  houseNumber: "address",
  postcode: "address",
  city: "address",
  place: "place",
  phones: "phones",
  emails: "emails",
  websites: "websites",
  openingHours: "openingHours",
  description: "descriptions",
};

/** A field as a text; empty where nothing is known. */
export function fieldText(field: EntryField, facts: Partial<Facts>): string {
  switch (field) {
    case "name":
      return facts.names?.find(({ kind, lang }) => kind === "name" && lang === undefined)?.value ?? "";
    case "categories":
      return (facts.categories ?? []).join(", ");
    case "place":
      return facts.place ? `${facts.place.lat.toFixed(6)}, ${facts.place.lon.toFixed(6)}` : "";
    case "phones":
    case "emails":
    case "websites":
      return (facts[field] ?? []).join("; ");
    case "openingHours":
      return facts.openingHours ?? "";
    case "description":
      return facts.descriptions?.de ?? "";
    default:
      return facts.address?.[field] ?? "";
  }
}
