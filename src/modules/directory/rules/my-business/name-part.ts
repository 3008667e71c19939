import { refuse } from "../../../../kernel/result/result.ts";
import { parseLanguage } from "../fields/language.ts";
import { type Given, type Part, readGiven, slipsOf } from "./part.ts";

/** The languages in which an owner may say what they do, as the form has them: `about-tr`. */
export const aboutField = (language: string): string => `about-${language}`;

/** The languages that a form has a field for. */
export const aboutLanguages = (form: URLSearchParams): string[] => [
  ...new Set([...form.keys()].filter((name) => name.startsWith("about-")).map((name) => name.slice(6))),
];

/** The usual name. */
const usualName = (names: readonly { value: string; kind: string; lang?: string }[]): string =>
  (names.find((name) => name.kind === "name" && name.lang === undefined) ?? names[0])?.value ?? "";

/** The form of the name and of what the business does, in the owner's own words and as many languages as they like. */
export const namePart: Part = {
  fill({ profile }) {
    const form = new URLSearchParams({ name: usualName(profile.names) });
    for (const [language, text] of Object.entries(profile.descriptions ?? {}))
      form.set(aboutField(language), text);
    return form;
  },
  read(form, entry) {
    const given: Given[] = [];
    const name = form.get("name") ?? "";
    // A name that nobody touched is not said anew: it may be one in a language.
    if (name.trim() !== usualName(entry.profile.names)) given.push(["name", "name", name]);
    for (const language of aboutLanguages(form)) {
      if (!parseLanguage(language).ok) continue;
      given.push([aboutField(language), `description:${language}`, form.get(aboutField(language)) ?? ""]);
    }
    const nameless = given.some(([control, , text]) => control === "name" && text.trim() === "");
    if (!nameless) return readGiven(given, entry);
    const others = readGiven(
      given.filter(([control]) => control !== "name"),
      entry,
    );
    return refuse([{ field: "name", reason: "empty" }, ...slipsOf(others)]);
  },
};
