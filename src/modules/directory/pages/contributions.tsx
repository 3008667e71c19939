import type { Child, FC } from "hono/jsx";
import { readInSite } from "../../../kernel/db/in-site.ts";
import { Section } from "../../../kernel/ui/content/section.tsx";
import { Tiles } from "../../../kernel/ui/content/tiles.tsx";
import { LinkButton } from "../../../kernel/ui/controls/button.tsx";
import type { Tone } from "../../../kernel/ui/theme/tones.ts";
import { type MapCredits, MapPicture, mapCredits, pictureAround } from "../../places/index.ts";
import type { Area, SiteContext, SiteMapGroup } from "../../quarter/index.ts";
import { groupsInOrder } from "../rules/categories/first-groups.ts";
import { groupName, groups } from "../rules/categories/groups.ts";
import { categoryName } from "../rules/categories/names.ts";
import { facet } from "../rules/listing/build-listing.ts";
import { parseQuestion } from "../rules/search/question.ts";
import { type Hit, type Search, searchListings } from "../store/search/search.ts";
import { firstGroupsOf } from "../store/settings.ts";
import { hasOpenStreetMap } from "../store/sources.ts";
import { directoryTexts } from "../texts/texts.ts";
import { categoriesAddress, categoryAddress, listAddress } from "./addresses.ts";
import { areaCoverage } from "./coverage/area-coverage.tsx";
import { embedAddress } from "./embed/embed-address.ts";
import { facetCounts } from "./find.ts";
import { HitCard, hitName } from "./hit-card.tsx";

const nothing = parseQuestion({});

const search = (context: SiteContext, more: Partial<Search>): Search => ({
  text: "",
  facets: [],
  nowMinute: Math.floor(context.now.getTime() / 60_000),
  limit: 6,
  offset: 0,
  counts: false,
  ...more,
});

/** Whether entries of a site come from OpenStreetMap. */
export const usesOpenStreetMap = ({ db, site, remember }: SiteContext): Promise<boolean> =>
  remember(`entries of osm ${site.id}`, () => readInSite(db, site.id, hasOpenStreetMap));

/** On a site's start page: the groups of categories with icons. */
export async function startCategories(context: SiteContext): Promise<Child> {
  const { locale, db, site, remember } = context;
  const say = directoryTexts(locale);
  const { counts } = await facetCounts(context, []);
  const first = await remember(`first groups ${site.id}`, () => readInSite(db, site.id, firstGroupsOf));
  const tiles = groupsInOrder(first).flatMap((group) => {
    const count = counts[facet("g", group.id)] ?? 0;
    if (count === 0) return [];
    return [
      {
        label: groupName(group.id, locale),
        href: listAddress(context, nothing, { gruppe: group.id }),
        icon: group.icon,
        // A group keeps its colour wherever it stands.
        tone: ((groups().indexOf(group) % 8) + 1) as Tone,
        note: say("start.count", { count }),
      },
    ];
  });
  return (
    <Section
      id="categories"
      title={say("start.categories")}
      more={{ label: say("start.allCategories"), href: categoriesAddress(context) }}
    >
      <Tiles tiles={tiles} />
      <p class="row">
        <LinkButton href={listAddress(context, nothing, { offen: "jetzt" })} icon="clock" look="secondary">
          {say("start.openNow")}
        </LinkButton>
      </p>
    </Section>
  );
}

/** Some entries with numbers, and the map with their pins beside. */
const CardsWithMap: FC<{ context: SiteContext; hits: Hit[]; credits: MapCredits }> = ({
  context,
  hits,
  credits,
}) => (
  <div class="columns">
    <div>
      <ul class="cards">
        {hits.map((hit, index) => (
          <li id={`b${index + 1}`}>
            <HitCard context={context} hit={hit} pin={index + 1} />
          </li>
        ))}
      </ul>
    </div>
    <div>
      <MapPicture
        context={context}
        picture={pictureAround(hits, context.site.box)}
        credits={credits}
        label={directoryTexts(context.locale)("list.map")}
        pins={hits.map((hit, index) => ({
          place: hit,
          href: `#b${index + 1}`,
          label: `${index + 1}: ${hitName(hit, context.locale)}`,
          number: index + 1,
        }))}
      />
    </div>
  </div>
);

/** On a site's start page: what came last, and where it is. */
export async function startNewest(context: SiteContext): Promise<Child> {
  const { db, site, locale } = context;
  const say = directoryTexts(locale);
  // What an import has just found closed changed last as well, but is no news to come for.
  const newest = search(context, { order: "new", facets: [facet("k", "business")], limit: 60 });
  const { hits: changed } = await searchListings(db, site.id, newest);
  const hits = changed.filter((hit) => !hit.card.perhapsClosed).slice(0, 6);
  if (hits.length === 0) return null;
  const credits = await mapCredits(context);
  return (
    <Section
      id="newest"
      title={say("start.newest")}
      more={{ label: say("start.toList"), href: listAddress(context) }}
    >
      <CardsWithMap context={context} hits={hits} credits={credits} />
    </Section>
  );
}

/** On an area's page: its businesses and their map. */
export async function areaBusinesses(context: SiteContext, area: Area): Promise<Child> {
  const { db, site, locale } = context;
  const say = directoryTexts(locale);
  const inArea = search(context, { facets: [facet("a", area.key)], limit: 12 });
  const { hits, total } = await searchListings(db, site.id, inArea);
  const credits = await mapCredits(context);
  const coverage = await areaCoverage(context, area);
  return (
    <Section
      id="businesses"
      title={say("area.businesses", { area: area.name })}
      more={{
        label: `${say("area.all")} (${total ?? 0})`,
        href: listAddress(context, nothing, { gebiet: area.key }),
      }}
    >
      {hits.length === 0 ? (
        <p>{say("none.text")}</p>
      ) : (
        <CardsWithMap context={context} hits={hits} credits={credits} />
      )}
      {coverage}
    </Section>
  );
}

/** For the site map: the list and the categories that occur. */
export async function siteMapBusinesses(context: SiteContext): Promise<SiteMapGroup[]> {
  const { locale } = context;
  const say = directoryTexts(locale);
  const { counts } = await facetCounts(context, []);
  const categories = Object.keys(counts)
    .flatMap((name) => (name.startsWith("c:") ? [name.slice(2)] : []))
    .map((id) => ({ label: categoryName(id, locale), href: categoryAddress(context, id) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale === "de-simple" ? "de" : locale));
  return [
    {
      title: say("menu"),
      links: [
        { label: say("list.title", { site: context.site.name }), href: listAddress(context) },
        { label: say("categories.title"), href: categoriesAddress(context) },
        { label: say("embed.link"), href: embedAddress(context, nothing) },
        ...categories,
      ],
    },
  ];
}
