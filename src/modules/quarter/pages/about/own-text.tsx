import type { Child, FC } from "hono/jsx";
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import type { LocalText } from "../../rules/site.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { chooseWords } from "../parts/words.tsx";

/** An address of a person or an office within a text. Ends before a full stop that ends the sentence. */
const email = /([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/;

const withLinks = (line: string): Child[] =>
  line
    .split(email)
    .map((piece, index) => (index % 2 === 1 ? <a href={`mailto:${piece}`}>{piece}</a> : piece));

const Paragraph: FC<{ text: string }> = ({ text }) => (
  <p>
    {text.split("\n").map((line, index) => (
      <>
        {index > 0 && <br />}
        {withLinks(line)}
      </>
    ))}
  </p>
);

/**
 * A longer text that the site has written itself: an empty line begins a new paragraph, e-mail addresses become links.
 * Where it is not there in the language of the page it is shown in the one it has, and says so.
 */
export const OwnText: FC<{ text: LocalText; locale: Locale }> = ({ text, locale }) => {
  const words = chooseWords(text, locale);
  if (!words) return null;
  const { lang } = words;
  return (
    <>
      {lang && <p class="muted">{quarterTexts(locale)("onlyIn", { language: localeFacts[lang].name })}</p>}
      <div lang={lang} dir={lang && localeFacts[lang].dir}>
        {words.text.split(/\n\s*\n/).map((paragraph) => (
          <Paragraph text={paragraph.trim()} />
        ))}
      </div>
    </>
  );
};
