import { data } from "../../../kernel/web/answer.ts";
import type { WebContext } from "../../../kernel/web/route.ts";

/**
 * `/robots.txt`. Searches and filters (everything with a query) are endless for a machine and cost work each time; all
 * that they lead to stands in the sitemap.
 */
export function robots({ url }: WebContext) {
  const sitemap = new URL("/sitemap.xml", url).href;
  return data("text/plain; charset=utf-8", `User-agent: *\nDisallow: /*?\n\nSitemap: ${sitemap}\n`);
}
