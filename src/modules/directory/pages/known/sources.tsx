import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Source } from "../../rules/business.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { longDate } from "../times.ts";

/** Who says what stands on the page, as of when, under which licence: each once, in one line. */
export const Sources: FC<{ sources: readonly Source[]; locale: Locale }> = ({ sources, locale }) => (
  <>
    {sources.map(({ name, url, asOf, licence, attribution }, index) => {
      const shown = attribution ?? name;
      return (
        <>
          {index > 0 && "; "}
          {url ? <a href={url}>{shown}</a> : shown}
          {` (${[sourceDate(shown, name, asOf, locale), attribution ? null : licence].filter(Boolean).join(", ")})`}
        </>
      );
    })}
  </>
);

/** "OpenStreetMap, Stand 1. Juni 2026"; the date alone where the name has just been said. */
function sourceDate(shown: string, name: string, asOf: string, locale: Locale): string {
  const say = directoryTexts(locale);
  const date = longDate(new Date(asOf), locale);
  return shown.includes(name) ? say("business.asOf", { date }) : say("business.source", { name, date });
}
