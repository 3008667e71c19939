// SPDX-License-Identifier: EUPL-1.2
import type { Child } from "hono/jsx";
import { defineSlot } from "../../kernel/module/slot.ts";
import type { SiteContext } from "../quarter/index.ts";

/**
 * The door of `directory`: businesses as other pages name them, the place on an entry's page that higher capabilities fill, and the
 * free days of a state.
 *
 * @example
 * const links = await readInSite(db, site.id, (tx) => businessLinks(tx, context, ids));
 * const { schoolHolidays, schoolHolidaysKnownUntil } = freeDays("NW", "2026-08-01", "2027-07-31");
 */
export { type BusinessLink, businessLinks, findBusinesses } from "./pages/named/business-links.ts";
export { type FreeDays, freeDays } from "./rules/free-days/free-days.ts";
export { entriesWithin, namedEntries, someBusinesses } from "./store/found/named.ts";

/** Parts of the page of an entry: what other capabilities have to do with it. They stand before what is near. */
export const businessParts =
  defineSlot<(context: SiteContext, business: { id: string }) => Promise<Child>>("business");
