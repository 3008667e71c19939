import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Business, Facts } from "../business.ts";
import type { FieldRefusal } from "../fields/refusal.ts";
import type { Edits } from "../history/edit-facts.ts";
import { fieldReader } from "./field-readers.ts";

/** A field that cannot be set to that: which, why, and what was given. */
export interface EditProblem {
  field: string;
  reason: FieldRefusal | "unknown-field";
  value: string;
}

/**
 * Reads what fields of an entry are to be, in order: several parts of an address make one. An empty text takes a field
 * out. The first that cannot be understood refuses the whole.
 *
 * @example
 * readEdits([["phones", "0203 123456"], ["street", "Weseler Straße"]], business)
 */
export function readEdits(
  given: readonly (readonly [field: string, text: string])[],
  business: Pick<Business, "profile" | "place">,
): Result<Edits, EditProblem> {
  let facts: Facts = { ...business.profile, place: business.place };
  let edits: Edits = {};
  for (const [field, text] of given) {
    const reader = fieldReader(field);
    if (!reader) return refuse({ field, reason: "unknown-field", value: text });
    const read = reader(text, facts);
    if (!read.ok) return refuse({ field, reason: read.reason, value: text });
    edits = { ...edits, ...read.value };
    // What later readers look at (name, address, description) is as if it had been said already.
    const said = Object.entries(read.value).map(([name, value]) => [name, value ?? undefined]);
    facts = { ...facts, ...Object.fromEntries(said) };
  }
  return ok(edits);
}
