import type { Child } from "hono/jsx";
import { type Locale, localeFacts } from "../i18n/locales.ts";

const address = /https?:\/\/[^\s<>"]+/g;
/** What ends a sentence around an address does not belong to it. */
const tail = /[.,;:!?)\]}»”'،؛؟]{1,9}$/;

/** Codes and telephone numbers: groups of Latin letters and digits; not times and dates, which have colons and points. */
const groups = /(?<![\w:.,/+-])\+?[A-Za-z0-9]{1,30}(?:[ -][A-Za-z0-9]{1,30}){1,8}(?![\w:.,/-]{0,30}\w)/g;

/** In Arabic "4711 0815" would be shown as "0815 4711": such groups keep their order. */
function withGroups(text: string): Child[] {
  const parts: Child[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(groups)) {
    if (!/\d/.test(found)) continue;
    parts.push(text.slice(done, index), <bdi dir="ltr">{found}</bdi>);
    done = index + found.length;
  }
  return [...parts, text.slice(done)];
}

/** A line with its addresses as links. An address is written from left to right in every language. */
function withLinks(line: string, dir: "ltr" | "rtl"): Child[] {
  const plain = (text: string) => (dir === "rtl" ? withGroups(text) : [text]);
  const parts: Child[] = [];
  let done = 0;
  for (const { 0: found, index } of line.matchAll(address)) {
    const href = found.replace(tail, "");
    parts.push(
      ...plain(line.slice(done, index)),
      <a href={href} dir="ltr" style="color:#0b5c6b;overflow-wrap:anywhere;unicode-bidi:isolate">
        {href}
      </a>,
    );
    done = index + href.length;
  }
  return [...parts, ...plain(line.slice(done))];
}

/**
 * The text of a mail as a simple page: paragraphs, lines, links. Language and direction stand on an element of the body
 * as well, because many mail programs throw away what is around it. Nothing is loaded from anywhere.
 */
export function renderHtml({
  subject,
  text,
  locale,
}: {
  subject: string;
  text: string;
  locale: Locale;
}): string {
  const { dir } = localeFacts[locale];
  const paragraphs = text
    .split(/\n\n+/)
    .map((paragraph) => (
      <p style="margin:0 0 1em">
        {paragraph.split("\n").map((line, index) => [index > 0 ? <br /> : "", withLinks(line, dir)])}
      </p>
    ));
  const page = (
    <html lang={locale} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <title>{subject}</title>
      </head>
      <body style="margin:0;padding:1rem;background:#ffffff">
        <div
          lang={locale}
          dir={dir}
          style={`max-width:38rem;margin:0 auto;font:1.0625rem/1.5 system-ui,sans-serif;color:#1b1b1b;text-align:${dir === "rtl" ? "right" : "left"}`}
        >
          {paragraphs}
        </div>
      </body>
    </html>
  );
  return `<!doctype html>${page.toString()}`;
}
