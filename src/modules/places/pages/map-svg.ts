import { readInSite } from "../../../kernel/db/in-site.ts";
import { type Answer, data, notFound } from "../../../kernel/web/answer.ts";
import { areasOf, type SiteContext } from "../../quarter/index.ts";
import { drawBase } from "../rules/draw-base.ts";
import { parseBox, pictureOf, rankFor } from "../rules/picture.ts";
import { baseFeaturesIn } from "../store/base-features.ts";

/** The base map of a box as a picture: `/duisburg/de/karten/hell/6.74,51.41,6.77,51.43.svg`. */
export async function mapSvg({ db, site, params }: SiteContext): Promise<Answer> {
  const shade = params.shade === "hell" ? "light" : params.shade === "dunkel" ? "dark" : undefined;
  const box = /\.svg$/.test(params.box ?? "") ? parseBox((params.box ?? "").slice(0, -4)) : undefined;
  if (!shade || !box) return notFound;
  const picture = pictureOf(box);
  const [features, areas] = await Promise.all([
    baseFeaturesIn(db, site.id, box, rankFor(box)),
    readInSite(db, site.id, areasOf),
  ]);
  const svg = drawBase(
    features,
    areas.map((area) => area.outline),
    picture,
    shade,
    [...new Set(features.map(({ attribution }) => attribution))].sort().join("; ") || undefined,
  );
  return data("image/svg+xml", svg);
}
