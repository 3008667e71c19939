// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Locale } from "../../../kernel/i18n/locales.ts";
import { type Span, spanText, timeSpan } from "./when.ts";

/** Day and time, with a line break between both where there must be one, and none within the time. */
export const SpanWords: FC<{ span: Span; locale: Locale }> = ({ span, locale }) => {
  const [all, time] = [spanText(span, locale), timeSpan(span, locale)];
  // What ends on another day has the time twice.
  if (!all.endsWith(time)) return <>{all}</>;
  return (
    <>
      {all.slice(0, -time.length)}
      <span class="whole">{time}</span>
    </>
  );
};
