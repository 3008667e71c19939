import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { clean } from "./text.ts";

/** The shape of our language tags: language, script, region. */
const tag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

/** The codes of languages, asked from ICU once: only those that it has a name for are languages. */
const named = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/**
 * A language's tag in its short BCP 47 form: `TR`, `tur` and `tr_TR` are `tr`, `zh-hant` is `zh-Hant`. Only languages that
 * exist; without the region, which says nothing about who speaks what with whom.
 */
export function parseLanguage(raw: string): Result<string, "not-understood"> {
  const text = clean(raw, 40).replaceAll("_", "-");
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(text)) return refuse("not-understood");
  try {
    const locale = new Intl.Locale(text);
    const script =
      locale.script && locale.maximize().script !== new Intl.Locale(locale.language).maximize().script;
    const short = script ? `${locale.language}-${locale.script}` : locale.language;
    return tag.test(short) && named.of(locale.language) !== undefined ? ok(short) : refuse("not-understood");
  } catch {
    return refuse("not-understood");
  }
}

/** The languages of a list such as `de;tr, ar`, each once, sorted; what is none is refused one by one. */
export function parseLanguageList(raw: string): { languages: string[]; refused: string[] } {
  const languages = new Set<string>();
  const refused: string[] = [];
  for (const part of raw.slice(0, 1_000).split(/[;,\s]+/)) {
    if (part === "") continue;
    const language = parseLanguage(part);
    if (language.ok) languages.add(language.value);
    else refused.push(part);
  }
  return { languages: [...languages].sort(), refused };
}
