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
    "my business": `${site}/mein-betrieb`,
    receipt: `${site}/anliegen`,
    map: `${site}/karte`,
    embed: `${site}/einbetten`,
    "framed list": `${site}/einbetten/liste?gebiet=hochfeld`,
    "framed map": `${site}/einbetten/karte`,
    programme: `${site}/programm`,
    "programme of a month": `${site}/programm/kalender`,
    offering: `${site}/programm/${await offeringOf(url)}`,
    "embed the programme": `${site}/einbetten/programm`,
    "framed programme": `${site}/einbetten/programm/liste`,
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

/** The next offering: it differs from day to day. */
async function offeringOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/sites/duisburg/offerings?per_page=1`);
  const { offerings } = (await answer.json()) as { offerings: { id: string }[] };
  if (!offerings[0]) throw new Error("The demo has no offering.");
  return offerings[0].id;
}

/** The last part of a business's address: it differs from database to database. */
async function slugOf(url: string, word: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/sites/duisburg/businesses?q=${word}`);
  const { businesses } = (await answer.json()) as { businesses: { url: string }[] };
  const slug = businesses[0]?.url.split("/").at(-1);
  if (slug === undefined) throw new Error(`The demo has no business called ${word}.`);
  return slug;
}
