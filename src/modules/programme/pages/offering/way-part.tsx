// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { geocode, isOfOpenStreetMap, MapPicture, mapCredits, pictureAround } from "../../../places/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import { type Place, placeText } from "../../rules/planning/place.ts";
import type { Session } from "../../store/sessions.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { SpanWords } from "../span-words.tsx";
import type { Span } from "../when.ts";

/** How to get there, and whether the map is one of OpenStreetMap, which is then credited. */
export interface Way {
  part: Child;
  osm: boolean;
}

/** Where an address lies; undefined where only its town is known, or nothing. */
function pointOf({ db, site, remember }: SiteContext, address: string): Promise<Point | undefined> {
  return remember(`programme place ${address}`, async () => {
    const found = await geocode(db, site.id, address);
    return found.ok && found.value.exactness !== "place" ? found.value.point : undefined;
  });
}

/** A place other than the usual one, with the dates that are there. */
interface OtherPlace extends Place {
  dates: Span[];
}

/** Where the dates are that are somewhere else, in their order. */
function otherPlaces(sessions: readonly Session[]): OtherPlace[] {
  const others = new Map<string, OtherPlace>();
  for (const { elsewhere, state, startsAt, endsAt } of sessions) {
    if (!elsewhere || state !== "planned") continue;
    const other = others.get(placeText(elsewhere)) ?? { ...elsewhere, dates: [] };
    other.dates.push({ startsAt, endsAt });
    others.set(placeText(elsewhere), other);
  }
  return [...others.values()];
}

/** The place, the way as people describe it, and a map where the address is known; for dates somewhere else as well. */
export async function wayPart(
  context: SiteContext,
  offering: Offering,
  sessions: readonly Session[],
): Promise<Way> {
  const { locale, site } = context;
  const usual = { place: offering.details.place, address: offering.details.address };
  const { text } = textIn(offering.texts, locale);
  const others = otherPlaces(sessions);
  const hasUsual = placeText(usual) !== "" || text.way !== "";
  if (!hasUsual && others.length === 0) return { part: null, osm: false };
  const say = programmeTexts(locale);
  const pins: { place: Point; href: string; label: string }[] = [];
  const points = new Map<string, Point>();
  for (const { place, address } of [usual, ...others]) {
    const point = address && !points.has(address) ? await pointOf(context, address) : undefined;
    if (!point) continue;
    points.set(address, point);
    pins.push({ place: point, href: "#way", label: place || address });
  }
  const credits = pins.length > 0 ? await mapCredits(context) : undefined;
  // Of several places not all may be on the map.
  const onMap = pins.map(({ label }) => label).join(" · ");
  const part = (
    <Section id="way" title={say("offering.way")}>
      {hasUsual && <Door context={context} at={usual} point={points.get(usual.address)} way={text.way} />}
      {others.map((other) => (
        <>
          <p>
            <strong>{say("offering.elsewhere")}</strong>
          </p>
          <ul class="plain-list">
            {other.dates.map((date) => (
              <li>
                <SpanWords span={date} locale={locale} />
              </li>
            ))}
          </ul>
          <Door context={context} at={other} point={points.get(other.address)} />
        </>
      ))}
      {others.length > 0 && pins.length > 0 && (
        <p class="muted small">
          <bdi>{onMap}</bdi>
        </p>
      )}
      {pins.length > 0 && credits && (
        <MapPicture
          context={context}
          credits={credits}
          picture={pictureAround(
            pins.map(({ place }) => place),
            site.box,
          )}
          label={say("open.map", { place: onMap })}
          pins={pins}
        />
      )}
    </Section>
  );
  return { part, osm: credits !== undefined && isOfOpenStreetMap(credits) };
}

/** One place with its address, how to get there in words, and the button that shows the way. */
const Door: FC<{ context: SiteContext; at: Place; point: Point | undefined; way?: string }> = ({
  context,
  at: { place, address },
  point,
  way,
}) => {
  const query = encodeURIComponent(address || place);
  return (
    <>
      <p dir="auto">
        {place && <strong>{place}</strong>}
        {place && address && <br />}
        {address}
      </p>
      {way && <p dir="auto">{way}</p>}
      {address && (
        <p class="actions no-print">
          <LinkButton
            href={point ? `geo:${point.lat},${point.lon}?q=${query}` : `geo:0,0?q=${query}`}
            look="secondary"
            small
            icon="route"
          >
            {programmeTexts(context.locale)("open.route")}
          </LinkButton>
        </p>
      )}
    </>
  );
};
