import type { Child, FC } from "hono/jsx";
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import type { LocalText } from "../../rules/site.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { chooseWords } from "../parts/words.tsx";

/** A mail address or a web address within a text. Ends before a full stop that ends the sentence. */
const address = /([\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

const withLinks = (line: string): Child[] =>
  line
    .split(address)
    .map((piece, index) =>
      index % 2 === 1 ? <a href={/^https?:/.test(piece) ? piece : `mailto:${piece}`}>{piece}</a> : piece,
    );

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

/** A stretch between two empty lines: a heading (`## …`), a list (`- …`) or a paragraph. */
const Block: FC<{ text: string }> = ({ text }) => {
  if (text.startsWith("## ") && !text.includes("\n")) return <h2>{text.slice(3)}</h2>;
  const lines = text.split("\n");
  if (lines.every((line) => line.startsWith("- ")))
    return (
      <ul>
        {lines.map((line) => (
          <li>{withLinks(line.slice(2))}</li>
        ))}
      </ul>
    );
  return <Paragraph text={text} />;
};

/**
 * A longer text that the site has written itself: an empty line begins a new paragraph, `## ` a heading, `- ` in each line a
 * list; mail and web addresses become links.
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
        {words.text
          .replaceAll("\r\n", "\n")
          .split(/\n\s*\n/)
          .map((paragraph) => (
            <Block text={paragraph.trim()} />
          ))}
      </div>
    </>
  );
};
