// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { atomXml } from "../../../../kernel/feed/atom.ts";
import { lastingId } from "../../../../kernel/feed/lasting-id.ts";
import { type Answer, data } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { filtersOf, type ListQuestion, queryOf, readQuestion } from "../../rules/list/question.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { newestOfferings } from "../../store/open/newest.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { feedAddress, listAddress, offeringAddress } from "../addresses.ts";
import { activeFilters } from "../list/list-filters.tsx";
import { kindText } from "../list/session-card.tsx";
import { listText, momentText } from "../when.ts";

/** What is older nobody reads in a feed. */
const most = 40;

/** What a list is called on other pages: with its filters, in words. */
export function feedTitle(context: SiteContext, asked: ListQuestion): string {
  const filters = activeFilters(context, filtersOf(asked)).map(({ label }) => label);
  return listText(
    [`${programmeTexts(context.locale)("title")} ${context.site.name}`, ...filters],
    context.locale,
  );
}

/** `/duisburg/de/programm.atom?art=…`: the offerings that came last, as a feed (RFC 4287). */
export async function programmeFeed(context: SiteContext): Promise<Answer> {
  const { db, site, locale, url, now } = context;
  const say = programmeTexts(locale);
  const asked = filtersOf(
    readQuestion(
      url.searchParams,
      site.areas.map(({ key }) => key),
    ),
  );
  const offerings = await readInSite(db, site.id, (tx) => newestOfferings(tx, asked, now, most));
  const here = (address: string) => new URL(address, url).href;
  const feed = atomXml({
    id: lastingId("programme feed", site.id, locale, queryOf(asked)),
    title: feedTitle(context, asked),
    lang: locale,
    author: site.name,
    self: here(feedAddress(context, asked)),
    page: here(listAddress(context, asked)),
    changedAt: site.changedAt,
    rights: null,
    entries: offerings.map(({ id, shortId, kind, texts, place, nextAt, createdAt, changedAt }) => {
      const { text } = textIn(texts, locale);
      return {
        id: `urn:uuid:${id}`,
        title: text.title,
        href: here(offeringAddress(context, shortId)),
        published: createdAt,
        updated: changedAt,
        summary: [momentText(nextAt, locale), place, text.description].filter(Boolean).join(" · "),
        categories: [{ term: kind, label: kindText(kind, say) }],
        rights: null,
      };
    }),
  });
  return data("application/atom+xml; charset=utf-8", feed, { open: true });
}
