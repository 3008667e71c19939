import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { LocalText } from "../../rules/site.ts";

/** A text and, where it is not written in the language of the page, the language it is in. */
export interface ChosenWords {
  text: string;
  lang?: Locale;
}

/** The text in this language, else in German, else in the first there is; undefined where there is none. */
export function chooseWords(text: LocalText | null | undefined, locale: Locale): ChosenWords | undefined {
  if (!text) return undefined;
  const own = text[locale];
  if (own) return { text: own };
  const [lang, other] = text.de ? (["de", text.de] as const) : (Object.entries(text)[0] ?? []);
  return other ? { text: other, lang: lang as Locale } : undefined;
}

/** A text that sites write themselves; screen readers are told where it is in another language than the page. */
export const Words: FC<{ text: LocalText | null | undefined; locale: Locale }> = ({ text, locale }) => {
  const words = chooseWords(text, locale);
  if (!words) return null;
  if (!words.lang) return <>{words.text}</>;
  return (
    <span lang={words.lang} dir="auto">
      {words.text}
    </span>
  );
};
