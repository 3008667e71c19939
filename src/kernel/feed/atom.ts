/** An entry of a feed; addresses are absolute. */
export interface FeedEntry {
  /** A name that stays when the address changes, such as `urn:uuid:…`. */
  id: string;
  title: string;
  href: string;
  published: Date;
  updated: Date;
  summary: string;
  categories: { term: string; label: string }[];
  rights: string | null;
}

/** A feed of entries, the newest first. */
export interface Feed {
  id: string;
  title: string;
  /** The language of its texts (BCP 47). */
  lang: string;
  author: string;
  /** Its own address and that of the page with the same content. */
  self: string;
  page: string;
  /** When anything in it changed last; used where it has no entries. */
  changedAt: Date;
  rights: string | null;
  entries: readonly FeedEntry[];
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text in XML 1.0: without the characters that no XML document may hold (2.2), not even escaped. */
const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

const element = (name: string, text: string | null): string =>
  text === null ? "" : `<${name}>${escapeXml(text)}</${name}>`;

const link = (rel: string, type: string, href: string): string =>
  `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;

function entryXml(entry: FeedEntry): string {
  const categories = entry.categories.map(
    ({ term, label }) => `<category term="${escapeXml(term)}" label="${escapeXml(label)}"/>`,
  );
  return [
    "<entry>",
    element("id", entry.id),
    element("title", entry.title),
    link("alternate", "text/html", entry.href),
    element("published", entry.published.toISOString()),
    element("updated", entry.updated.toISOString()),
    ...categories,
    element("summary", entry.summary),
    element("rights", entry.rights),
    "</entry>\n",
  ].join("");
}

/** A feed as RFC 4287 has it. */
export function atomXml(feed: Feed): string {
  const times = feed.entries.map(({ updated }) => updated.getTime());
  const updated = times.length > 0 ? new Date(Math.max(...times)) : feed.changedAt;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.lang)}">\n`,
    element("id", feed.id),
    element("title", feed.title),
    element("updated", updated.toISOString()),
    `<author>${element("name", feed.author)}</author>`,
    link("self", "application/atom+xml", feed.self),
    link("alternate", "text/html", feed.page),
    element("rights", feed.rights),
    "\n",
    ...feed.entries.map(entryXml),
    "</feed>\n",
  ].join("");
}
