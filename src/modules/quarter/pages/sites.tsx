import type { FC } from "hono/jsx";
import { Badge } from "../../../kernel/ui/content/badge.tsx";
import { Card } from "../../../kernel/ui/content/card.tsx";
import { EmptyState } from "../../../kernel/ui/content/empty-state.tsx";
import { Hero } from "../../../kernel/ui/content/hero.tsx";
import type { Tone } from "../../../kernel/ui/theme/tones.ts";
import { type Answer, redirect } from "../../../kernel/web/answer.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import { startAddress } from "../rules/addresses.ts";
import type { Site } from "../rules/site.ts";
import { allSites } from "../store/sites.ts";
import { quarterTexts } from "../texts/texts.ts";
import { mostAreas } from "./areas/area-cards.tsx";
import { formatList } from "./parts/format.ts";
import { Words } from "./parts/words.tsx";

const tones: readonly Tone[] = [4, 2, 6, 3, 1, 5, 7];

/** The areas of a site in a line; of many the first ones. */
function namesOf(site: Site, locale: WebContext["locale"]): string {
  const names = site.areas.map(({ name }) => name);
  return names.length > mostAreas ? `${names.slice(0, mostAreas).join(", ")} …` : formatList(names, locale);
}

const SiteCards: FC<{ context: WebContext; sites: Site[] }> = ({ context, sites }) => {
  const { locale, url } = context;
  return (
    <div class="grid">
      {sites.map((site, index) => (
        <Card
          title={site.name}
          href={startAddress({ site, locale, url })}
          icon="house"
          tone={tones[index % tones.length] ?? 4}
          heading="h2"
          meta={[
            namesOf(site, locale),
            ...(site.demo ? [<Badge kind="info">{quarterTexts(locale)("sites.demo")}</Badge>] : []),
          ]}
        >
          {site.texts.claim && (
            <p>
              <Words text={site.texts.claim} locale={locale} />
            </p>
          )}
        </Card>
      ))}
    </div>
  );
};

/** The first page of the whole platform: its sites; with only one of them, its start page. */
export async function sitesPage(context: WebContext): Promise<Answer> {
  const { db, locale, url } = context;
  const sites = await allSites(db);
  const [only] = sites;
  if (only && sites.length === 1) return redirect(startAddress({ site: only, locale, url }), 302);
  const say = quarterTexts(locale);
  return {
    kind: "page",
    title: say("sites.title"),
    description: say("sites.description"),
    body: (
      <>
        <Hero eyebrow="Mittendrin" title={say("sites.title")} lead={say("sites.lead")} />
        <div class="wrap section">
          {sites.length > 0 ? (
            <SiteCards context={context} sites={sites} />
          ) : (
            <EmptyState icon="house" title={say("sites.empty")} text={say("sites.emptyText")}>
              <p>
                <code dir="ltr">npm run cli -- site create --help</code>
              </p>
            </EmptyState>
          )}
        </div>
      </>
    ),
  };
}
