// SPDX-License-Identifier: EUPL-1.2
import { type SiteContext, siteByKey } from "../../../quarter/index.ts";

/**
 * The same request with the site as it is at this very moment: whoever has just saved something sees it, whichever process
 * answers, and goes on from it.
 */
export async function withSiteNow(context: SiteContext): Promise<SiteContext> {
  const site = await siteByKey(context.primary, context.site.key);
  return site ? { ...context, site } : context;
}
