import { readInSite } from "../../../../kernel/db/in-site.ts";
import { atomXml, type FeedEntry } from "../../../../kernel/feed/atom.ts";
import { lastingId } from "../../../../kernel/feed/lasting-id.ts";
import { type Answer, data } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { OpenRecord } from "../../rules/open-data/record-schema.ts";
import { facetsAsked, type Question } from "../../rules/search/question.ts";
import { collectionOf } from "../../store/collection.ts";
import { type Newcomer, newestEntries } from "../../store/found/newest.ts";
import { recordsOf } from "../../store/open-records.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { businessAddress, feedAddress, listAddress } from "../addresses.ts";
import { activeFilters } from "../list-filters.tsx";
import { narrowedTo, readQuestion } from "../question/read-question.ts";

/** What is older nobody reads in a feed. */
const most = 40;

/** What the feed of a list is called: with its filters, in words. */
export function feedTitle(context: SiteContext, asked: Question): string {
  const say = directoryTexts(context.locale);
  const site = context.site.name;
  const what = activeFilters(context, narrowedTo(asked), undefined).map(({ label }) => label);
  return what.length > 0
    ? say("feed.category", { site, what: what.join(", ") })
    : say("feed.title", { site });
}

function entryOf(record: OpenRecord, { id, createdAt }: Newcomer, context: SiteContext): FeedEntry {
  const { address, categories, licence, attribution } = record;
  const street = [address?.street, address?.house_number].filter(Boolean).join(" ");
  const town = [address?.postcode, address?.city].filter(Boolean).join(" ");
  const category = categories[0]?.name ?? "";
  const nameless = street ? directoryTexts(context.locale)("nameless", { category, street }) : category;
  return {
    id: `urn:uuid:${id}`,
    title: record.name ?? nameless,
    href: record.url,
    published: createdAt,
    updated: new Date(record.changed_at),
    summary: [categories.map(({ name }) => name).join(", "), street, town].filter(Boolean).join(" · "),
    categories: categories.map(({ id: term, name: label }) => ({ term, label })),
    rights: [attribution, licence].filter(Boolean).join(" · ") || null,
  };
}

/** `/duisburg/de/betriebe.atom?gebiet=…&kategorie=…`: the businesses that came last, as a feed (RFC 4287). */
export async function businessFeed(context: SiteContext): Promise<Answer> {
  const { db, site, locale, url, now } = context;
  const asked = narrowedTo(readQuestion(context));
  const view = {
    locale,
    pageUrl: (slug: string) => new URL(businessAddress(context, slug), url).href,
    nowMinute: Math.floor(now.getTime() / 60_000),
  };
  const { newest, records, collection } = await readInSite(db, site.id, async (tx) => {
    const newest = await newestEntries(tx, site.id, facetsAsked({ ...asked, art: "business" }), most);
    const ids = newest.map(({ id }) => id);
    return {
      newest,
      records: await recordsOf(tx, site.id, ids, view),
      collection: await collectionOf(tx, site, locale),
    };
  });
  const came = new Map(newest.map((one) => [one.shortId, one]));
  const { gebiet, gruppe, kategorie } = asked;
  const feed = atomXml({
    id: lastingId("feed", site.id, locale, gebiet, gruppe, kategorie),
    title: feedTitle(context, asked),
    lang: locale,
    author: site.name,
    self: new URL(feedAddress(context, asked), url).href,
    page: new URL(listAddress(context, asked, { sortierung: "new" }), url).href,
    changedAt: site.changedAt,
    rights: [collection.attribution, collection.licence].filter(Boolean).join(" · ") || null,
    entries: records.flatMap((record) => {
      const newcomer = came.get(record.id);
      return newcomer ? [entryOf(record, newcomer, context)] : [];
    }),
  });
  return data("application/atom+xml; charset=utf-8", feed, { open: true });
}
