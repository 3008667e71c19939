import * as z from "zod";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { parseLanguage } from "../fields/language.ts";
import { parseName } from "../fields/names.ts";
import {
  type Address,
  addressSchema,
  type Name,
  nameSchema,
  type Profile,
  profileSchema,
} from "../fields/profile.ts";
import type { FieldRefusal } from "../fields/refusal.ts";
import { clean, cleanLines } from "../fields/text.ts";
import { maxSpecialDays, specialDaySchema } from "../hours/special-days.ts";

/** All texts of a JSON value made fit to keep; an escape in it may hold what no line of text can. */
function cleaned(value: unknown): unknown {
  if (typeof value === "string") return clean(value, 5_000);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleaned(member)]));
}

function readAs<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  make: (value: unknown) => unknown = cleaned,
): Result<z.output<Schema>, FieldRefusal> {
  if (text.length > 100_000) return refuse("too-long");
  try {
    const read = schema.safeParse(make(JSON.parse(text)));
    return read.success ? ok(read.data) : refuse("not-understood");
  } catch {
    return refuse("not-understood");
  }
}

/** `[{"value":"…","lang":"tr","kind":"name"}]`. */
export function readNamesJson(text: string): Result<Name[], FieldRefusal> {
  const names = readAs(z.array(nameSchema).max(60), text);
  if (!names.ok) return names;
  const fit: Name[] = [];
  for (const name of names.value) {
    const value = parseName(name.value);
    if (!value.ok) return value;
    fit.push({ ...name, value: value.value });
  }
  return ok(fit);
}

/** `{"street":"…","houseNumber":"…","postcode":"…","city":"…"}`. */
export const readAddressJson = (text: string): Result<Address, FieldRefusal> =>
  readAs(addressSchema.strict(), text);

/** `[{"from":"2026-12-24","to":"2026-12-31","reason":"Betriebsferien"}]`. */
export const readSpecialDaysJson = (
  text: string,
): Result<NonNullable<Profile["specialDays"]>, FieldRefusal> =>
  readAs(z.array(specialDaySchema).min(1).max(maxSpecialDays), text);

/** `[{"scheme":"wikidata","value":"Q1"}]`. */
export const readIdentifiersJson = (
  text: string,
): Result<NonNullable<Profile["identifiers"]>, FieldRefusal> =>
  readAs(profileSchema.shape.identifiers.unwrap(), text);

/** `{"de":"…","tr":"…"}`. */
export function readDescriptionsJson(text: string): Result<Record<string, string>, FieldRefusal> {
  const raw = readAs(z.record(z.string(), z.string().max(20_000)), text, (value) => value);
  if (!raw.ok) return raw;
  const descriptions: Record<string, string> = {};
  for (const [key, said] of Object.entries(raw.value)) {
    const language = parseLanguage(key);
    const description = cleanLines(said);
    if (!language.ok || description === "") return refuse("not-understood");
    descriptions[language.value] = description;
  }
  return Object.keys(descriptions).length > 0 ? ok(descriptions) : refuse("empty");
}
