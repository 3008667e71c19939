import type { Child, FC } from "hono/jsx";
import type { Locale } from "../../../kernel/i18n/locales.ts";
import { Badge, Status } from "../../../kernel/ui/content/badge.tsx";
import { Card } from "../../../kernel/ui/content/card.tsx";
import { Icon } from "../../../kernel/ui/icons/icon.tsx";
import type { Tone } from "../../../kernel/ui/theme/tones.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { categoryGroup, groups } from "../rules/categories/groups.ts";
import { categoryIcon } from "../rules/categories/icons.ts";
import { categoryName } from "../rules/categories/names.ts";
import type { Hit } from "../store/search/search.ts";
import { directoryTexts } from "../texts/texts.ts";
import { businessAddress } from "./addresses.ts";
import { photoAddress } from "./photos/photo-address.ts";
import { berlinDay, clockTime, numberText, weekdayName } from "./times.ts";

const groupTones = new Map(groups().map((group, index) => [group.id, ((index % 8) + 1) as Tone]));

/** The colour of a category's group, the same on every page. */
export const categoryTone = (id: string): Tone => groupTones.get(categoryGroup(id)) ?? 8;

/** What an entry is called in this language; a nameless one by its category and street. */
export function hitName(
  hit: Pick<Hit, "name" | "category" | "street"> & { card: Pick<Hit["card"], "names"> },
  locale: Locale,
): string {
  const own = hit.card.names?.[locale];
  if (own) return own;
  if (hit.name) return hit.name;
  const category = categoryName(hit.category, locale);
  return hit.street ? directoryTexts(locale)("nameless", { category, street: hit.street }) : category;
}

/** "Geöffnet bis 18:00", with the dot that says it at a glance. Nothing where the hours are not known. */
export const OpenStatus: FC<{
  hit: Pick<Hit, "openUntil" | "opensNext" | "card">;
  minute: number;
  locale: Locale;
}> = (props) => {
  const { hit, minute, locale } = props;
  const say = directoryTexts(locale);
  if (hit.openUntil !== null) {
    // Intervals end at the midnight they are cut at: what is open for a day more is open around the clock.
    const always =
      hit.openUntil - minute > 1380 || (hit.opensNext !== null && hit.opensNext === hit.openUntil);
    const time = clockTime(hit.openUntil, locale);
    if (always) return <Status kind="open">{say("open.always")}</Status>;
    if (hit.openUntil - minute <= 45) return <Status kind="soon">{say("open.soon", { time })}</Status>;
    return <Status kind="open">{say("open.until", { time })}</Status>;
  }
  if (!hit.card.hours) return null;
  if (hit.opensNext === null) return <Status kind="closed">{say("closed")}</Status>;
  const time = clockTime(hit.opensNext, locale);
  if (berlinDay(hit.opensNext) === berlinDay(minute))
    return <Status kind="closed">{say("closed.untilToday", { time })}</Status>;
  const far = hit.opensNext - minute > 6 * 1440;
  return (
    <Status kind="closed">
      {far ? say("closed") : say("closed.until", { day: weekdayName(hit.opensNext, locale), time })}
    </Status>
  );
};

/** A distance as people say it. */
export function distanceText(metres: number, locale: Locale): string {
  const say = directoryTexts(locale);
  if (metres < 950) return say("distance.m", { metres: Math.max(10, Math.round(metres / 10) * 10) });
  return say("distance.km", { kilometres: numberText(Math.round(metres / 100) / 10, locale) });
}

/** An entry in a list. */
export const HitCard: FC<{ context: SiteContext; hit: Hit; pin?: number; heading?: "h2" | "h3" }> = (
  props,
) => {
  const { context, hit, pin, heading } = props;
  const { locale } = context;
  const say = directoryTexts(locale);
  const { card } = hit;
  const street = [hit.street, card.houseNumber].filter(Boolean).join(" ");
  const meta: Child[] = [categoryName(hit.category, locale)];
  if (street) meta.push(street);
  if (hit.distance !== null) meta.push(distanceText(hit.distance, locale));
  return (
    <Card
      title={hitName(hit, locale)}
      href={businessAddress(context, hit.slug)}
      icon={categoryIcon(hit.category)}
      picture={card.photo && photoAddress(context, card.photo, "klein")}
      tone={categoryTone(hit.category)}
      meta={meta}
      {...(pin !== undefined && { pin })}
      {...(heading && { heading })}
    >
      <div class="row">
        <OpenStatus hit={hit} minute={Math.floor(context.now.getTime() / 60_000)} locale={locale} />
        {card.wheelchair === "yes" && (
          <span role="img" title={say("wheelchair.yes")}>
            <Icon name="wheelchair" />
          </span>
        )}
        {card.perhapsClosed && <Badge kind="warning">{say("perhapsClosed")}</Badge>}
        {card.stale && !card.perhapsClosed && <span class="muted small">{say("stale")}</span>}
      </div>
    </Card>
  );
};
