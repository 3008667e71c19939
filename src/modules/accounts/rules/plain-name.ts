import { normalForm } from "../../../kernel/i18n/normal-form.ts";

/** Control characters, and those that turn the direction of the text around them: a name could pass for another. */
const misleading = /[\p{Cc}\p{Co}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** A name of somebody or something in one spelling; undefined where it is none. */
export function plainName(text: string): string | undefined {
  const name = normalForm(text).replace(/\s+/g, " ").trim();
  return name === "" || name.length > 120 || misleading.test(name) ? undefined : name;
}
