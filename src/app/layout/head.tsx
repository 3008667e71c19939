import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import { localeFacts } from "../../kernel/i18n/locales.ts";
import { fontsOf } from "../../kernel/ui/assets/font-faces.ts";
import { neutralTheme } from "../../kernel/ui/assets.ts";
import type { PageAnswer } from "../../kernel/web/answer.ts";
import type { FrameContext } from "./frame-context.ts";
import { alternateLinks } from "./link-list.ts";

/** JSON inside a script element: nothing in it may end the element (HTML, 4.12.1.3). */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The page's `<head>`. */
export const Head: FC<{ page: PageAnswer; frame: FrameContext }> = ({ page, frame }) => {
  const theme = frame.site?.theme ?? neutralTheme;
  const owner = frame.site?.name ?? "Mittendrin";
  // Names and many headings are the same in German: in a row of tabs, this tells which is which.
  const whose = frame.locale === "de-simple" ? `${owner} (${localeFacts["de-simple"].name})` : owner;
  return (
    <head>
      <meta charset="utf-8" />
      {page.framed && <base target="_blank" />}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{page.title === owner ? whose : `${page.title} – ${whose}`}</title>
      {page.refreshSeconds !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(page.refreshSeconds)} />
        </noscript>
      )}
      {page.description && <meta name="description" content={page.description} />}
      {page.noIndex && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content="light dark" />
      {fontsOf(frame.locale).map((file) => (
        <link
          rel="preload"
          href={frame.assets.url(file)}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
      ))}
      <link rel="stylesheet" href={frame.assets.stylesheetUrl(theme)} />
      <link rel="icon" href={frame.assets.iconUrl(theme)} type="image/svg+xml" />
      {frame.canonical && !page.noIndex && <link rel="canonical" href={frame.canonical} />}
      {!page.noIndex && alternateLinks(frame)}
      {(page.feeds ?? []).map(({ title, href }) => (
        <link rel="alternate" type="application/atom+xml" title={title} href={href} />
      ))}
      {(page.islands ?? []).map((name) => (
        <script type="module" src={frame.assets.url(`${name}.js`)} />
      ))}
      {page.jsonLd !== undefined &&
        raw(`<script type="application/ld+json">${jsonForScript(page.jsonLd)}</script>`)}
    </head>
  );
};
