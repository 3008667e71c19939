import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Freshness } from "../../rules/fresh/freshness.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { suggestAddress } from "../proposals/addresses.ts";
import { longDate, monthOfYear } from "../times.ts";

/** When an entry was last confirmed and by whom. */
export const FreshLine: FC<{ fresh: Freshness | undefined; locale: Locale }> = ({ fresh, locale }) =>
  fresh ? (
    <p>{owningTexts(locale)(`fresh.${fresh.by}`, { day: longDate(new Date(fresh.day), locale) })}</p>
  ) : null;

/** The month of the last word; that of a source is no confirmation, and is not called one. */
function lastWord({ day, by }: Freshness, locale: Locale): string {
  const say = owningTexts(locale);
  const month = monthOfYear(new Date(day), locale);
  return by === "import" ? say("fresh.import", { day: month }) : say("fresh.last", { month });
}

/** Says of an entry that nobody confirmed for long when that was, and where to say what is right. */
export const StaleNote: FC<{ context: SiteContext; slug: string; fresh: Freshness | undefined }> = (
  props,
) => {
  const { context, slug, fresh } = props;
  const { locale } = context;
  const say = owningTexts(locale);
  return (
    <Notice {...(fresh && { title: lastWord(fresh, locale) })}>
      <p>
        {say("fresh.stale")}{" "}
        <a href={suggestAddress(context, slug)} rel="nofollow">
          {say("fresh.ask")}
        </a>
      </p>
    </Notice>
  );
};
