import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import { mapCredits, pictureAround, TownMap } from "../../../places/index.ts";
import { type SiteContext, showsOpenStreetMap } from "../../../quarter/index.ts";
import type { Question } from "../../rules/search/question.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { businessAddress, listAddress, mapAddress, mapPartAddress } from "../addresses.ts";
import { find, viewOf } from "../find.ts";
import { HitCard, hitName } from "../hit-card.tsx";
import { activeFilters } from "../list-filters.tsx";
import { narrowedTo, readQuestion } from "../question/read-question.ts";

/** What a frame is called: the list with what it is narrowed to. */
export function frameTitle(context: SiteContext, asked: Question): string {
  const labels = activeFilters(context, asked, undefined).map(({ label }) => label);
  return [directoryTexts(context.locale)("list.title", { site: context.site.name }), ...labels].join(", ");
}

/** What both pages in frames have in common. */
const framed = { kind: "page", framed: true, noIndex: true } as const;

/** `/duisburg/de/einbetten/liste?gebiet=…&kategorie=…`: the list for a frame on another website. */
export async function framedList(context: SiteContext): Promise<PageAnswer> {
  const asked = narrowedTo(readQuestion(context));
  const say = directoryTexts(context.locale);
  const { hits, total } = await find(context, asked);
  const title = frameTitle(context, asked);
  return {
    ...framed,
    title,
    osm: await showsOpenStreetMap(context),
    body: (
      <div class="framed-list">
        <h1>{title}</h1>
        {total === 0 && <p>{say("empty.title")}</p>}
        <ul class="cards">
          {hits.map((hit) => (
            <li>
              <HitCard context={context} hit={hit} heading="h2" />
            </li>
          ))}
        </ul>
        {total > hits.length && (
          <p>
            <a href={listAddress(context, asked)}>{say("map.all", { count: total })}</a>
          </p>
        )}
      </div>
    ),
  };
}

/** `/duisburg/de/einbetten/karte?…`: the map of the same, for a frame. */
export async function framedMap(context: SiteContext): Promise<PageAnswer> {
  const { site, locale } = context;
  const asked = narrowedTo(readQuestion(context));
  const say = directoryTexts(locale);
  const { hits, total } = await find(context, asked);
  const picture = pictureAround(hits, site.box);
  const credits = await mapCredits(context);
  const title = frameTitle(context, asked);
  return {
    ...framed,
    title: say("map.title", { title }),
    osm: await showsOpenStreetMap(context),
    islands: ["finder"],
    body: (
      <div class="framed-map">
        <h1 class="kern-sr-only">{say("map.title", { title })}</h1>
        <TownMap
          context={context}
          picture={picture}
          credits={credits}
          label={title}
          view={(await viewOf(context, asked)) ?? picture.box}
          points={mapPartAddress(context, "punkte", asked)}
          hits={mapPartAddress(context, "treffer", asked)}
          search={{ address: mapAddress(context, asked), parameter: "ausschnitt" }}
          start="now"
          pins={hits.map((hit) => ({
            place: hit,
            href: businessAddress(context, hit.slug),
            label: hitName(hit, locale),
          }))}
        />
        <p>
          <a href={listAddress(context, asked)}>{say("map.all", { count: total })}</a>
        </p>
      </div>
    ),
  };
}
