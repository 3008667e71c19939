// SPDX-License-Identifier: EUPL-1.2
import type { Child } from "hono/jsx";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { geocode, isOfOpenStreetMap, MapPicture, mapCredits, pictureAround } from "../../../places/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import { programmeTexts } from "../../texts/texts.ts";

/** How to get there, and whether the map is one of OpenStreetMap, which is then credited. */
export interface Way {
  part: Child;
  osm: boolean;
}

/** Where an address lies; undefined where only its town is known, or nothing. */
function placeOf({ db, site, remember }: SiteContext, address: string): Promise<Point | undefined> {
  return remember(`programme place ${address}`, async () => {
    const found = await geocode(db, site.id, address);
    return found.ok && found.value.exactness !== "place" ? found.value.point : undefined;
  });
}

/** The place, the way as people describe it, and a map where the address is known. */
export async function wayPart(context: SiteContext, offering: Offering): Promise<Way> {
  const { locale, site } = context;
  const { place: name, address } = offering.details;
  const { text } = textIn(offering.texts, locale);
  if (!name && !address && !text.way) return { part: null, osm: false };
  const say = programmeTexts(locale);
  const place = address ? await placeOf(context, address) : undefined;
  const credits = place && (await mapCredits(context));
  const query = encodeURIComponent(address || name);
  const part = (
    <Section id="way" title={say("offering.way")}>
      <p dir="auto">
        {name && <strong>{name}</strong>}
        {name && address && <br />}
        {address}
      </p>
      {text.way && <p dir="auto">{text.way}</p>}
      {place && credits && (
        <MapPicture
          context={context}
          credits={credits}
          picture={pictureAround([place], site.box)}
          label={say("open.map", { place: name || address })}
          pins={[{ place, href: "#way", label: name || address }]}
        />
      )}
      {address && (
        <p class="actions no-print">
          <LinkButton
            href={place ? `geo:${place.lat},${place.lon}?q=${query}` : `geo:0,0?q=${query}`}
            look="secondary"
            small
            icon="route"
          >
            {say("open.route")}
          </LinkButton>
        </p>
      )}
    </Section>
  );
  return { part, osm: credits !== undefined && isOfOpenStreetMap(credits) };
}
