import type { Db } from "../../../../kernel/db/db.ts";
import type { Outline } from "../../../../kernel/geo/geometry.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { type Contribution, gatherSlots } from "../../../../kernel/module/slot.ts";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { createSite, type NewSite } from "../../actions/create-site.ts";
import type { SiteContext } from "../../index.ts";
import { defaultTheme, type Site } from "../../rules/site.ts";
import { siteByKey } from "../../store/sites.ts";
import { menus } from "../menus.ts";

const outline: Outline = {
  type: "Polygon",
  coordinates: [
    [
      [6.75, 51.41],
      [6.77, 51.41],
      [6.77, 51.43],
      [6.75, 51.43],
      [6.75, 51.41],
    ],
  ],
};

export const madeAreas: NewSite["areas"] = [
  { key: "hafen", name: "Hafen", outline, intro: { de: "Am Wasser.", tr: "Su kenarında." } },
  { key: "markt", name: "Markt", outline, intro: { de: "In der Mitte." } },
];

/** Makes a site as an operator would, bare where nothing is given. */
export async function makeSite(db: Db, site: Partial<NewSite> & { key: string }): Promise<Site> {
  const made = await createSite(db, {
    name: "Musterstadt",
    state: "NW",
    centre: { lat: 51.42, lon: 6.76 },
    box: { west: 6.7, south: 51.4, east: 6.8, north: 51.5 },
    host: null,
    theme: defaultTheme,
    demo: false,
    texts: {},
    areas: [],
    ...site,
  });
  if (!made.ok) throw new Error(`The site was refused: ${made.reason}`);
  const found = await siteByKey(db, site.key);
  if (!found) throw new Error("The site is not there.");
  return found;
}

/** What a handler is given when somebody opens a page of this site. */
export function visitOf(
  db: Db,
  site: Site,
  locale: Locale = "de",
  more: Partial<SiteContext> & { contributes?: Contribution[] } = {},
): SiteContext {
  const { contributes = [], ...rest } = more;
  return {
    db,
    site,
    locale,
    url: new URL("https://quartier.example/"),
    params: {},
    now: new Date("2026-11-22T10:00:00Z"),
    remember: (_, make) => make(),
    slots: gatherSlots([...menus, ...contributes]),
    mailWorks: false,
    ...rest,
  };
}

/** The HTML of a page's own part. */
export function htmlOf(answer: Answer): string {
  if (answer.kind !== "page") throw new Error(`Not a page but ${answer.kind}.`);
  return String(answer.body);
}
