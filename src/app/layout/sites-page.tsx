import { raw } from "hono/html";
import type { Locale } from "../../kernel/i18n/locales.ts";
import { siteIcon } from "../../kernel/ui/assets/site-icon.ts";
import { Tags } from "../../kernel/ui/content/badge.tsx";
import { Hero } from "../../kernel/ui/content/hero.tsx";
import { deriveTheme, type SiteTheme } from "../../kernel/ui/theme/derive-theme.ts";
import type { PageAnswer } from "../../kernel/web/answer.ts";
import { layoutTexts } from "./texts.ts";

export interface SiteCard {
  name: string;
  claim?: string;
  href: string;
  theme: SiteTheme;
  demo: boolean;
}

function iconOf(theme: SiteTheme): string {
  const { light } = deriveTheme(theme);
  return siteIcon(light.primary, light["on-primary"], light.accent);
}

/** The page at the root of a platform with several sites: which town? */
export function sitesPage(locale: Locale, sites: SiteCard[]): PageAnswer {
  const say = layoutTexts(locale);
  const body = (
    <>
      <Hero title={say("sites.title")} lead={say("sites.text")} />
      <div class="wrap">
        <ul class="grid section">
          {sites.map((site) => (
            <li class="card">
              <span class="site-icon" aria-hidden="true">
                {raw(iconOf(site.theme))}
              </span>
              <div class="card-body">
                <h2>
                  <a class="card-link" href={site.href}>
                    {site.name}
                  </a>
                </h2>
                {site.claim && <p>{site.claim}</p>}
                {site.demo && <Tags tags={[{ label: say("sites.demo") }]} />}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
  return { kind: "page", title: say("sites.title"), description: say("platformClaim"), body };
}
