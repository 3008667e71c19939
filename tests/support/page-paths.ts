/** One address per shape of page, in a language by its part of the path; all of them answer 200. */
export async function pagePaths(url: string, language: string): Promise<Record<string, string>> {
  const site = `/duisburg/${language}`;
  const slug = await slugOf(url, "Haargenau");
  return {
    sites: "/",
    start: site,
    list: `${site}/betriebe`,
    search: `${site}/betriebe?q=friseur`,
    "empty search": `${site}/betriebe?q=xqzvwk+friseur&gebiet=hochfeld`,
    business: `${site}/betriebe/${slug}`,
    "suggest a change": `${site}/betriebe/${slug}/aendern`,
    "new business": `${site}/eintragen`,
    receipt: `${site}/anliegen`,
    map: `${site}/karte`,
    embed: `${site}/einbetten`,
    "framed list": `${site}/einbetten/liste?gebiet=hochfeld`,
    "framed map": `${site}/einbetten/karte`,
    categories: `${site}/branchen`,
    category: `${site}/branchen/shop.hairdresser`,
    areas: `${site}/gebiete`,
    area: `${site}/gebiete/hochfeld`,
    project: `${site}/projekt`,
    imprint: `${site}/impressum`,
    privacy: `${site}/datenschutz`,
    accessibility: `${site}/barrierefreiheit`,
    languages: `${site}/sprachen`,
    overview: `${site}/uebersicht`,
  };
}

/** The last part of a business's address: it differs from database to database. */
async function slugOf(url: string, word: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/sites/duisburg/businesses?q=${word}`);
  const { businesses } = (await answer.json()) as { businesses: { url: string }[] };
  const slug = businesses[0]?.url.split("/").at(-1);
  if (slug === undefined) throw new Error(`The demo has no business called ${word}.`);
  return slug;
}
