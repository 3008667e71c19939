import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Site } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { editBusiness } from "../../actions/edit-business.ts";
import { readEdits } from "../../rules/edit/read-edits.ts";
import { parseQuestion } from "../../rules/search/question.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { businessPage } from "../business.tsx";
import { find } from "../find.ts";
import { listPage } from "../list.tsx";

const tags = {
  shop: "tailor",
  name: "Nähstube",
  "name:tr": "Terzi",
  "contact:facebook": "naehstube",
  languages: "ar;de;tr",
  opening_hours: "Mo-Fr 09:00-18:00",
};
const specialDays = [
  { from: "2026-12-24", to: "2026-12-31", reason: "Betriebsferien" },
  { from: "2026-11-27", to: "2026-11-27", hours: "10:00-12:00" },
  { from: "2026-11-01", to: "2026-11-02", reason: "Vorbei" },
];
const given: [string, string][] = [
  ["wz", "WZ2008:56.10, WZ2025:56.11"],
  ["specialDays", JSON.stringify(specialDays)],
];

describe("what the page of a business shows of what is known", () => {
  let database: TestDatabase;
  let site: Site;
  let slug: string;
  const visit = (locale: Locale) =>
    visitOf(database.read, site, locale, { now: new Date("2026-11-25T10:00:00Z") });
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [{ id: 1, tags }]);
    slug = (await find(visit("de"), parseQuestion({ q: "Nähstube" }))).hits[0]?.slug ?? "";
    const edited = await editBusiness(
      database.owner,
      site,
      slug.split("-").at(-1) ?? "",
      { kind: "owner", name: "Inhaberin, Besuch", licence: "CC0-1.0", actor: "test" },
      (business) => readEdits(given, business),
    );
    assert.ok(edited.ok);
  });
  after(() => database.drop());

  /** The words of the page, tags taken out. */
  const words = async (locale: Locale): Promise<string> => {
    const answer = await businessPage({ ...visit(locale), params: { slug } });
    return htmlOf(answer)
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ");
  };

  it("shows the way with the map of the phone, and where there is none in the browser", async () => {
    const html = htmlOf(await businessPage({ ...visit("ar"), params: { slug } }));
    const [, lat, lon] = /href="geo:(-?[\d.]+),(-?[\d.]+)\?/.exec(html) ?? [];
    assert.ok(lat && lon);
    assert.ok(
      html.includes(
        `href="https://www.openstreetmap.org/directions?to=${lat}%2C${lon}" rel="noreferrer nofollow"`,
      ),
    );
  });

  it("lists the special days to come with their reasons, also beyond the week of the table", async () => {
    const page = await words("de");
    assert.match(
      page,
      /Besondere Tage .*Fr\., 27\.11\. 10:00–12:00 Do\., 24\.12\. – Do\., 31\.12\. \(Betriebsferien\) geschlossen/,
    );
    assert.doesNotMatch(page, /Vorbei/);
  });

  it("gives the other names but not the one above, with commas in every language", async () => {
    assert.match(await words("de"), /Weitere Namen Terzi /);
    const turkish = await words("tr");
    assert.match(turkish, /Diğer adlar Nähstube /);
    assert.match(turkish, /Diller Arapça, Almanca, Türkçe /);
    assert.match(await words("ar"), /العربية، الألمانية، التركية/);
  });

  it("names networks as they write themselves, and the industry by both schemes", async () => {
    const page = await words("de");
    assert.match(page, / Facebook /);
    assert.match(page, /Wirtschaftszweig 56\.10 \(WZ 2008\), 56\.11 \(WZ 2025\)/);
  });

  it("names each source once", async () => {
    const page = await words("de");
    assert.equal(page.split("Inhaberin, Besuch").length, 2);
    assert.match(page, /Inhaberin, Besuch \(Stand [^)]+, CC0-1\.0\)/);
    assert.match(page, /© OpenStreetMap contributors, ODbL \(Stand/);
  });

  it("says the asked moment in words in the title of the list too", async () => {
    const url = new URL("https://quartier.example/hochfeld/de/betriebe?tag=2026-11-29&zeit=20:00");
    const answer = await listPage({ ...visit("de"), url });
    assert.equal(answer.kind, "page");
    assert.match(answer.kind === "page" ? answer.title : "", /Geöffnet am So\., 29\.11\. 20:00$/);
  });
});
