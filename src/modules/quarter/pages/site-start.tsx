import type { Child, FC } from "hono/jsx";
import { readInSite } from "../../../kernel/db/in-site.ts";
import { EmptyState } from "../../../kernel/ui/content/empty-state.tsx";
import { Hero } from "../../../kernel/ui/content/hero.tsx";
import { Section } from "../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../kernel/ui/controls/button.tsx";
import { Chips } from "../../../kernel/ui/controls/chips.tsx";
import { SearchForm } from "../../../kernel/ui/controls/search-form.tsx";
import type { PageAnswer } from "../../../kernel/web/answer.ts";
import { type SiteContext, showsOpenStreetMap, siteStartParts } from "../index.ts";
import {
  areaAddress,
  areasAddress,
  businessesAddress,
  projectAddress,
  suggestionsAddress,
} from "../rules/addresses.ts";
import { inLanguage } from "../rules/site.ts";
import { type Area, areasOf } from "../store/areas.ts";
import { projectOf } from "../store/projects.ts";
import { quarterTexts } from "../texts/texts.ts";
import { AreaCards, mostAreas } from "./areas/area-cards.tsx";
import { SitePictureImage } from "./parts/site-picture.tsx";
import { Words } from "./parts/words.tsx";

const Opening: FC<{ context: SiteContext; areas: Area[] }> = ({ context, areas }) => {
  const { site, locale } = context;
  const say = quarterTexts(locale);
  const claim = inLanguage(site.texts.claim, locale);
  return (
    <Hero
      {...(claim && { eyebrow: site.name })}
      title={claim ?? site.name}
      lead={say("start.lead")}
      picture={site.picture && <SitePictureImage context={context} picture={site.picture} />}
    >
      <SearchForm
        action={businessesAddress(context)}
        label={say("start.search")}
        hideLabel
        placeholder={say("start.placeholder")}
        button={say("start.searchButton")}
        large
        suggestions={suggestionsAddress(context)}
      />
      {areas.length > 0 && (
        <Chips
          label={say("start.areas")}
          chips={[
            ...areas.slice(0, mostAreas).map(({ name, key }) => ({
              label: name,
              href: areaAddress(context, key),
              icon: "pin" as const,
            })),
            ...(areas.length > mostAreas
              ? [{ label: say("start.areasMore"), href: areasAddress(context) }]
              : []),
          ]}
        />
      )}
    </Hero>
  );
};

const ProjectTeaser: FC<{ context: SiteContext }> = ({ context }) => {
  const { site, locale } = context;
  const say = quarterTexts(locale);
  return (
    <section class="section" aria-labelledby="project">
      <div class="panel panel--accent">
        <h2 id="project">{say("start.project")}</h2>
        <p class="lead">
          <Words text={site.texts.intro} locale={locale} />
        </p>
        <LinkButton href={projectAddress(context)} icon="arrow" look="secondary">
          {say("start.projectMore")}
        </LinkButton>
      </div>
    </section>
  );
};

/** A site's start page: the search, what the capabilities show of themselves, the areas, the project. */
export async function siteStart(context: SiteContext): Promise<PageAnswer> {
  const { db, site, locale, slots } = context;
  const say = quarterTexts(locale);
  const [{ areas, hasProject }, parts, osm] = await Promise.all([
    readInSite(db, site.id, async (tx) => ({
      areas: await areasOf(tx),
      hasProject: (await projectOf(tx)) !== undefined,
    })),
    Promise.all(siteStartParts.of(slots).map((part) => part(context))),
    showsOpenStreetMap(context),
  ]);
  const shown: Child[] = parts.filter((part) => part !== null && part !== undefined && part !== false);
  const nothing = shown.length === 0 && areas.length === 0 && !hasProject;
  return {
    kind: "page",
    title: say("start.title"),
    osm,
    islands: ["type-ahead"],
    description: inLanguage(site.texts.claim, locale) ?? say("start.description", { site: site.name }),
    body: (
      <>
        <Opening context={context} areas={areas} />
        <div class="wrap">
          {shown}
          {areas.length > 0 && (
            <Section
              id="areas"
              title={say("start.areas")}
              more={{ label: say("start.areasMore"), href: areasAddress(context) }}
            >
              <AreaCards context={context} areas={areas.slice(0, mostAreas)} />
            </Section>
          )}
          {hasProject && <ProjectTeaser context={context} />}
          {nothing && (
            <div class="section">
              <EmptyState icon="house" title={say("start.empty")} text={say("start.emptyText")} />
            </div>
          )}
        </div>
      </>
    ),
  };
}
