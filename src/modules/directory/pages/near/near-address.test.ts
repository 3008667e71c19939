import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import type { Site } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { listPage } from "../list.tsx";

let database: TestDatabase;
let site: Site;
after(() => database.drop());

const duisburg = { "addr:postcode": "47053", "addr:city": "Duisburg" };
const gladbeck = { "addr:postcode": "45964", "addr:city": "Gladbeck" };

before(async () => {
  ({ database, site } = await testDirectory());
  const address = (street: string, number: string, where: Record<string, string>) => ({
    "addr:street": street,
    "addr:housenumber": number,
    ...where,
  });
  await importNodes(database, site, [
    {
      id: 1,
      lat: 51.42,
      lon: 6.76,
      tags: { shop: "bakery", name: "Nah", ...address("Wanheimer Straße", "12", duisburg) },
    },
    { id: 2, lat: 51.43, lon: 6.76, tags: { shop: "bakery", name: "Weit" } },
    { id: 3, lat: 51.445, lon: 6.76, tags: { shop: "bakery", name: "Ganz weit" } },
    { id: 4, lat: 51.44, lon: 6.77, tags: address("Marktstraße", "2", duisburg) },
    { id: 6, lat: 51.39, lon: 6.7, tags: address("Kirchweg", "2", duisburg) },
    { id: 7, lat: 51.49, lon: 6.7, tags: address("Kirchweg", "2", duisburg) },
    { id: 5, lat: 51.57, lon: 6.98, tags: address("Marktstraße", "2", gladbeck) },
  ]);
});

async function open(query: Record<string, string>, locale: Locale = "de"): Promise<string> {
  const url = new URL(`https://quartier.example/hochfeld/${locale}/betriebe`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const answer = await listPage(visitOf(database.read, site, locale, { url }));
  return htmlOf(answer);
}

/** The names of the entries, in the order of the list. */
const namesIn = (html: string): string[] =>
  [...html.matchAll(/<h2[^>]*>\s*<a[^>]*>([^<]+)/g)].map(([, name = ""]) => name.trim());

const noticeIn = (html: string): string =>
  (/<div class="kern-alert[\s\S]*?<\/div>\s*<\/div>/.exec(html)?.[0] ?? "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

test("the list goes by nearness to the address, and says what was found", async () => {
  const html = await open({ bei: "wanheimerstr. 12" });
  assert.deepEqual(namesIn(html), ["Nah", "Weit", "Ganz weit"]);
  assert.equal(noticeIn(html), "Gefunden: Wanheimer Straße 12, 47053 Duisburg.");
  // The address stays in the field, and in every link on.
  assert.match(html, /name="bei" value="wanheimerstr. 12"/);
  assert.match(html, /href="[^"]*bei=wanheimerstr[^"]*umkreis=500/);
  assert.doesNotMatch(html, /href="[^"]*ort=51/);
  const close = await open({ bei: "Wanheimer Straße 12, 47053", umkreis: "2000" });
  assert.deepEqual(namesIn(close), ["Nah", "Weit"]);
});

test("an address typed into the search leads to the question that has it in its field", async () => {
  const ask = (q: string, locale: Locale = "de", more = "") => {
    const url = new URL(
      `https://quartier.example/hochfeld/${locale}/betriebe?q=${encodeURIComponent(q)}${more}`,
    );
    return listPage(visitOf(database.read, site, locale, { url }));
  };
  const to = async (...asked: Parameters<typeof ask>) => {
    const answer = await ask(...asked);
    return answer.kind === "redirect" ? Object.fromEntries(new URL(answer.to, "https://x").searchParams) : {};
  };
  const bei = "Wanheimer Str. 12";
  assert.deepEqual(await to(`near ${bei}`, "en"), { bei });
  assert.deepEqual(await to(`Bäckerei bei ${bei}`), { q: "Bäckerei", bei });
  assert.deepEqual(await to(`${bei} yakınında fırın`, "tr", "&gruppe=food&seite=2"), {
    q: "fırın",
    gruppe: "food",
    bei,
  });
  assert.deepEqual(await to("nahe Marktstraße 2"), { bei: "Marktstraße 2" });
  // What the site does not have stays a search, and so does what was asked beside an address.
  for (const [q, more] of [["nahe Nirgendsweg 1"], [`bei ${bei}`, "&bei=Marktstraße 2"]] as const)
    assert.equal((await ask(q, "de", more)).kind, "page", q);
});

test("an address goes before a place from the device", async () => {
  const html = await open({ bei: "Wanheimer Straße 12", ort: "51.445,6.76" });
  assert.equal(namesIn(html)[0], "Nah");
  const lost = await open({ bei: "Nirgendsweg 1", ort: "51.445,6.76" });
  assert.doesNotMatch(lost, /ort=51/);
});

test("what may mean several places is a choice of links, each of which leads to one", async () => {
  const html = await open({ bei: "Marktstraße 2", gruppe: "food" });
  assert.match(
    noticeIn(html),
    /^Das gibt es mehrmals\. Was meinen Sie\? Marktstraße 2, 47053 Duisburg Marktstraße 2, 45964 Gladbeck$/,
  );
  const links = [...html.matchAll(/class="chip" href="([^"]*bei=[^"]*)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  const chosen = new URL(links.find((href) => href.includes("Gladbeck")) ?? "", "https://quartier.example");
  const next = await open(Object.fromEntries(chosen.searchParams));
  assert.equal(noticeIn(next), "Gefunden: Marktstraße 2, 45964 Gladbeck.");
});

test("places that no words tell apart are numbered, and lead to themselves", async () => {
  const html = await open({ bei: "Kirchweg 2" });
  assert.match(noticeIn(html), /Kirchweg 2, 47053 Duisburg \(1\) Kirchweg 2, 47053 Duisburg \(2\)$/);
  const places = [...html.matchAll(/class="chip" href="([^"]*ort=[^"]*)"/g)].map(([, href = ""]) => href);
  assert.ok(places.some((href) => href.includes("51.39")) && places.some((href) => href.includes("51.49")));
  assert.ok(places.every((href) => !href.includes("bei=")));
});

test("what is not known is said, and the list stays", async () => {
  for (const [text, notice] of [
    ["Nirgendsweg 1", /^Diese Straße kennen wir nicht/],
    ["Wanheimer Straße 12, Berlin", /^Diesen Ort oder diese Postleitzahl kennen wir hier nicht/],
    ["Wanheimer Straße 12, 10115", /^Diesen Ort oder diese Postleitzahl kennen wir hier nicht/],
    ["Wanheimer Straße 12, Gladbeck", /^Diese Straße kennen wir nur an einem anderen Ort/],
    ["???", /^Bitte schreiben Sie eine Straße/],
    ["Wanheimer Straße 300", /Wir suchen an dieser Straße/],
    ["47053", /^Gefunden: 47053 Duisburg\. Wir suchen von der Mitte/],
    ["Wannheimer Straße 12", /Das heißt etwas anders/],
  ] as const) {
    const html = await open({ bei: text });
    assert.match(noticeIn(html), notice, text);
    assert.equal(namesIn(html).length, 3, text);
  }
});

test("nobody's words become part of the page", async () => {
  const html = await open({ bei: '"><script>alert(1)</script>' });
  assert.doesNotMatch(html, /<script>alert/);
});

test("every language says it in its own words", async () => {
  const said = new Set<string>();
  for (const locale of locales) {
    const notice = noticeIn(await open({ bei: "Marktstraße 2" }, locale));
    assert.match(notice, /Marktstraße 2, 47053 Duisburg/, locale);
    said.add(notice.split("Marktstraße")[0] ?? "");
  }
  // Plain German may say it as German does.
  assert.ok(said.size >= locales.length - 1);
});

/** What stands on the chips of the filters in force. */
const chipsIn = (html: string): string[] =>
  [...html.matchAll(/<a class="chip"[^>]*aria-label="[^"]*"[^>]*>([^<]*)/g)].map(([, label = ""]) => label);
/** The radii that are offered, each with its count. */
const radiiIn = (html: string): string[] =>
  [...html.matchAll(/>([^<>]*(?:umkreis von|Umkreis von)[^<>]*)<small>([^<]*)<\/small>/g)].map(
    ([, label, count]) => `${label} (${count})`,
  );

test("a place from the device is said in words: a house that is near, else a street, else nothing", async () => {
  assert.deepEqual(chipsIn(await open({ ort: "51.4203,6.7601" })), ["Nahe Wanheimer Straße 12, Duisburg"]);
  assert.deepEqual(chipsIn(await open({ ort: "51.4203,6.7601", umkreis: "500" })), [
    "Im Umkreis von 500 m um Wanheimer Straße 12, Duisburg",
  ]);
  assert.deepEqual(chipsIn(await open({ ort: "51.4303,6.74" })), ["In der Nähe"]);
  assert.deepEqual(chipsIn(await open({ bei: "wanheimerstr 12" })), ["Nahe Wanheimer Straße 12, Duisburg"]);
  for (const locale of locales)
    assert.match(chipsIn(await open({ ort: "51.42,6.76" }, locale))[0] ?? "", /Wanheimer Straße 12/, locale);
});

test("each radius says how many it leads to; one that leads to nothing is not offered", async () => {
  const expected = async (more: Record<string, string>) => {
    const said: string[] = [];
    for (const [radius, label] of [
      ["300", "300 m"],
      ["500", "500 m"],
      ["1000", "1 km"],
      ["2000", "2 km"],
      ["5000", "5 km"],
    ] as const) {
      const names = namesIn(await open({ ...more, umkreis: radius }));
      if (names.length > 0) said.push(`Im Umkreis von ${label} (${names.length})`);
    }
    return said;
  };
  for (const more of [
    { ort: "51.42,6.76" },
    { ort: "51.43,6.76", q: "bäckerei" },
    { ort: "51.42,6.761", kategorie: "shop/bakery" },
    { ort: "51.41,6.76" },
    { bei: "Wanheimer Straße 12", ausschnitt: "6.7,51.41,6.8,51.435" },
  ] as Record<string, string>[]) {
    const found = radiiIn(await open(more)).map((text) => text.replaceAll("\u00a0", " "));
    assert.deepEqual(found, await expected(more), JSON.stringify(more));
    assert.ok(found.length > 0);
  }
});
