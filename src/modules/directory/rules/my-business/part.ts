import { isDeepStrictEqual } from "node:util";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Business, FactName, Facts } from "../business.ts";
import { fieldReader } from "../edit/field-readers.ts";
import type { FieldRefusal } from "../fields/refusal.ts";
import type { Edits } from "../history/edit-facts.ts";

/** Why what an owner typed cannot be taken: reasons of the fields, and those of forms. */
export type FormRefusal =
  | FieldRefusal
  /** Opening hours: not a time; an end or a beginning is missing; one range begins before the other ends. */
  | "no-time"
  | "half"
  | "order"
  /** A special day: not a day, or it ends before it begins. */
  | "no-day"
  | "day-order";

/** Which field of the form, by its name, and why. */
export interface FormSlip {
  field: string;
  reason: FormRefusal;
}

type Entry = Pick<Business, "profile" | "place">;

/** One form about an entry: what it holds at first, and what is meant by what it is sent with. */
export interface Part {
  /** The fields as the entry has them. @param today ISO day in Berlin */
  fill(entry: Entry, today: string): URLSearchParams;
  /** Refused with all that is wrong: nobody sends a form five times to hear of five slips. */
  read(form: URLSearchParams, entry: Entry): Result<Edits, FormSlip[]>;
}

/** A field of the form, the field of the entry that it means, and its text. */
export type Given = readonly [control: string, field: string, text: string];

/** Reads several fields, each laid over those before; where one is not understood, all that are not refuse the whole. */
export function readGiven(given: readonly Given[], { profile, place }: Entry): Result<Edits, FormSlip[]> {
  const slips: FormSlip[] = [];
  let facts: Facts = { ...profile, place };
  let edits: Edits = {};
  for (const [control, field, text] of given) {
    const read = fieldReader(field)?.(text.trim(), facts);
    if (!read) throw new Error(`There is no field ${field}.`);
    if (!read.ok) {
      slips.push({ field: control, reason: read.reason });
      continue;
    }
    edits = { ...edits, ...read.value };
    const said = Object.entries(read.value).map(([name, value]) => [name, value ?? undefined]);
    facts = { ...facts, ...Object.fromEntries(said) };
  }
  return slips.length > 0 ? refuse(slips) : ok(edits);
}

/** What is wrong with several things that were read, all of it; empty where nothing is. */
export const slipsOf = (...all: readonly Result<unknown, FormSlip[]>[]): FormSlip[] =>
  all.flatMap((each) => (each.ok ? [] : each.reason));

/**
 * The edits that change something. A form is sent as a whole: what stands in it as it was is nobody's word, and what nobody knows
 * must stay open to other sources.
 */
export function onlyChanged(edits: Edits, { profile, place }: Entry): Edits {
  const facts: Partial<Facts> = { ...profile, place };
  return Object.fromEntries(
    Object.entries(edits).filter(
      ([name, said]) => !isDeepStrictEqual(facts[name as FactName], said ?? undefined),
    ),
  );
}
