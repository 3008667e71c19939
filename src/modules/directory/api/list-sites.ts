import * as z from "zod";
import type { Answer } from "../../../kernel/web/answer.ts";
import { json } from "../../../kernel/web/api/json-answer.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import { allSites, siteAddress } from "../../quarter/index.ts";

/** The sites of this installation, as open data. */
export const sitesAnswerSchema = z.object({
  sites: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      state: z.string().describe("ISO 3166-2:DE; decides the public holidays."),
      centre: z.object({ lat: z.number(), lon: z.number() }),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).describe("West, south, east, north."),
      demo: z.boolean().describe("Whether its content is invented."),
      url: z.string(),
      businesses: z.string().describe("The address of its directory in this interface."),
    }),
  ),
});

/** `GET /api/v1/sites`. */
export async function listSites({ db, url }: WebContext): Promise<Answer> {
  const sites = (await allSites(db)).map((site) => ({
    key: site.key,
    name: site.name,
    state: site.state,
    centre: site.centre,
    bbox: [site.box.west, site.box.south, site.box.east, site.box.north] as [number, number, number, number],
    demo: site.demo,
    url: new URL(siteAddress({ site, locale: "de", url }), url).href,
    businesses: new URL(`/api/v1/sites/${site.key}/businesses`, url).href,
  }));
  return json({ sites } satisfies z.infer<typeof sitesAnswerSchema>);
}
