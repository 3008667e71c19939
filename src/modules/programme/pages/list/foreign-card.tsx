// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { Disc } from "../../../../kernel/ui/content/disc.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { lookOf } from "../../rules/catalogue.ts";
import type { ForeignEvent } from "../../store/calendars/foreign-events.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { entryTime } from "../calendars/entry-time.ts";
import { shortDay, timeSpan } from "../when.ts";
import { kindText } from "./session-card.tsx";

/**
 * An entry of a foreign calendar: what, when, where and from whom. One cannot sign up for it here; its title leads to its own page where
 * it has one.
 */
export const ForeignCard: FC<{ context: SiteContext; event: ForeignEvent }> = ({ context, event }) => {
  const { locale } = context;
  const say = programmeTexts(locale);
  const { icon, tone } = lookOf(event.kind);
  const { name, address, at } = event.source;
  // The day stands above; what is longer, or has no end, says more.
  const isShort =
    !event.allDay &&
    event.endsAt > event.startsAt &&
    dayIn(event.startsAt) === dayIn(new Date(event.endsAt.getTime() - 1));
  const from = event.url ?? address;
  // Names are in other scripts than some pages: isolated, they do not turn the sentence around.
  const source = say("foreign.source", { name: `\u2068${name}\u2069`, day: shortDay(at, locale) });
  return (
    <article class={`card tone-${tone}`}>
      <div class="card-mark">
        <Disc icon={icon} />
      </div>
      <div class="card-body">
        <h3 dir="auto">{event.title}</h3>
        <div class="meta">
          <bdi>{isShort ? timeSpan(event, locale) : entryTime(event, locale)}</bdi>
          <bdi>{kindText(event.kind, say)}</bdi>
          {event.location && <bdi>{event.location}</bdi>}
        </div>
        {event.cancelled && <p class="status status--closed">{say("cancelled")}</p>}
        {event.description && (
          <details>
            <summary>{say("foreign.more")}</summary>
            <p class="case-said" dir="auto">
              {event.description}
            </p>
          </details>
        )}
        <p class="muted small">
          {from ? (
            <a href={from} rel="nofollow noreferrer">
              {source}
            </a>
          ) : (
            source
          )}
        </p>
      </div>
    </article>
  );
};
