import type { FC } from "hono/jsx";
import { languageName } from "../../../../kernel/i18n/language-names.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { writingDirection } from "./writing-direction.ts";

/** A description with the language it is in. */
export interface Description {
  lang: string;
  text: string;
}

const languageOf = (locale: Locale): string => (locale === "de-simple" ? "de" : locale);

/** The description in the page's language, else German, else English, else the first there is. */
export function chooseDescription(
  descriptions: Record<string, string> | undefined,
  locale: Locale,
): Description | undefined {
  const found = descriptions ?? {};
  const lang = [languageOf(locale), "de", "en", ...Object.keys(found)].find((code) => found[code]);
  return lang ? { lang, text: found[lang] ?? "" } : undefined;
}

/** A description; where it is not in the page's language, a quiet word says in which it is. */
export const DescriptionText: FC<{ description: Description; locale: Locale }> = ({
  description: { lang, text },
  locale,
}) => (
  <>
    <p class="lead" lang={lang} dir={writingDirection(lang)}>
      {text}
    </p>
    {lang !== languageOf(locale) && (
      <p class="muted small">
        {directoryTexts(locale)("business.inLanguage", { language: languageName(lang, locale) })}
      </p>
    )}
  </>
);
