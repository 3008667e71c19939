import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { type Freshness, isStale } from "../../rules/fresh/freshness.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { isoDay, longDate } from "../times.ts";

/** When an entry was last confirmed and by whom; says so where that is long ago. */
export const FreshLine: FC<{ fresh: Freshness | undefined; now: Date; locale: Locale }> = (props) => {
  const { fresh, now, locale } = props;
  if (!fresh) return null;
  const say = owningTexts(locale);
  return (
    <p>
      {say(`fresh.${fresh.by}`, { day: longDate(new Date(fresh.day), locale) })}
      {isStale(fresh, isoDay(now)) && <> {say("fresh.stale")}</>}
    </p>
  );
};
