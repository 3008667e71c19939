// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  assertDrawn,
  assertReadable,
  bare,
  pdfOf,
} from "../../../../kernel/documents/testing/assert-readable.ts";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { setStatement } from "../../../quarter/index.ts";
import { visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { cancelOneSession } from "../../actions/planning/change-session.ts";
import { setOffering } from "../../actions/planning/plan-offering.ts";
import { offeringDetails } from "../../rules/planning/offering.ts";
import { silent, testProgramme } from "../../testing/test-programme.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { flyer, flyerFacts, staffFlyer } from "./flyer.ts";
import { setIn } from "./paper-look.ts";
import { posterFacts, weekPoster } from "./week-poster.ts";

const text = (title: string) => ({ title, description: `${title}: komm`, bring: "Stoff", way: "Bus 903" });
const texts = { de: text("Nähkurs & mehr #1"), tr: text("Dikiş kursu"), ar: text("دورة خياطة") };
const details = offeringDetails.parse({
  place: "Quartiersbüro",
  address: "Musterweg 1, 47000 Duisburg",
  contact: "0221 4710 100",
});

describe("the programme on paper", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  let course: Awaited<ReturnType<typeof town.offering>>;
  before(async () => {
    town = await testProgramme();
    course = await town.offering({ texts, details, languages: ["de", "tr"], childcare: true }, 9);
  });
  after(() => town.database.drop());

  const visit = (locale: (typeof locales)[number], query = "", params: Record<string, string> = {}) =>
    visitOf(town.database.db, town.site, locale, {
      now: town.doing.now,
      url: new URL(`https://quartier.example/hochfeld/${localeFacts[locale].path}/programm${query}`),
      params,
    });
  const status = async (answer: ReturnType<typeof flyer>) => {
    const given = await answer;
    return given.kind === "refusal" ? given.status : given.kind;
  };

  for (const locale of locales)
    it(`hangs on a door in ${locale}: a week with its days, times, titles and places`, async () => {
      const pdf = pdfOf(await weekPoster(visit(locale, "?woche=2026-12-02")));
      const { lang, rtl } = setIn(locale);
      assertReadable(pdf, lang);
      const say = programmeTexts(locale);
      for (const key of ["paper.week", "paper.free", "paper.scanWeek", "filter.betreuung.ja"] as const)
        assertDrawn(pdf, say(key), rtl);
      const title = locale === "tr" ? texts.tr.title : locale === "ar" ? texts.ar.title : texts.de.title;
      assertDrawn(pdf, title, rtl);
      assertDrawn(pdf, "Quartiersbüro");
      assert.match(pdf.text, /11:00/, "in the time of Berlin");
      assert.match([...pdf.objects.values()].join("\n"), /\/S \/Figure[\s\S]*?\/Alt /);
      assert.equal(pdf.pages, 1);
    });

  for (const locale of locales)
    it(`is handed out in ${locale}: what, when, where, for whom, and how one comes`, async () => {
      const pdf = pdfOf(await flyer(visit(locale, "", { offering: course.offering.shortId })));
      const { lang, rtl } = setIn(locale);
      assertReadable(pdf, lang);
      const say = programmeTexts(locale);
      for (const key of ["paper.howTo", "offering.dates", "offering.childcareYes", "offering.free"] as const)
        assertDrawn(pdf, say(key), rtl);
      for (const words of ["Bus 903", "Stoff", "0221 4710 100"]) assertDrawn(pdf, words);
      assert.match(bare(pdf.text), /quartier\.example/);
    });

  it("is of the week that is asked for, on A4 or A3, and of no other", async () => {
    const sheet = async (query: string) => {
      const pdf = pdfOf(await weekPoster(visit("de", query)));
      return [...pdf.objects.values()].join("\n").match(/\/MediaBox \[0 0 ([\d.]+)/)?.[1];
    };
    assert.equal(Math.round(Number(await sheet("?woche=2026-12-02"))), 595);
    assert.equal(Math.round(Number(await sheet("?woche=2026-12-02&format=a3"))), 842);
    const empty = pdfOf(await weekPoster(visit("de", "?woche=2027-10-20")));
    assertDrawn(empty, "In dieser Woche gibt es keine Termine.");
    assert.doesNotMatch(empty.text, /Nähkurs/);
    for (const query of ["?woche=2026-02-30", "?woche=x", "?woche=2031-01-01", "?woche=1999-01-01"])
      assert.equal(await status(weekPoster(visit("de", query))), 404, query);
  });

  it("shows the public what the public sees, and those who plan all", async () => {
    const hidden = await town.offering({ texts: { de: text("Geheim") }, visibility: "internal" });
    const draft = await town.offering({ texts: { de: text("Entwurf") } });
    await setOffering(town.doing, draft.offering.id, "draft");
    const poster = pdfOf(await weekPoster(visit("de", "?woche=2026-12-02")));
    assert.doesNotMatch(bare(poster.text), /Geheim|Entwurf/);
    for (const { offering } of [hidden, draft]) {
      assert.equal(await status(flyer(visit("de", "", { offering: offering.shortId }))), 404);
      assertDrawn(
        pdfOf(await staffFlyer(visit("de", "", { id: offering.id }))),
        offering.texts.de?.title ?? "",
      );
    }
    const turkish = pdfOf(await staffFlyer(visit("de", "?sprache=tr", { id: course.offering.id })));
    assertReadable(turkish, "tr");
    assertDrawn(turkish, "Dikiş kursu");
    for (const [id, query] of [
      [newId(), ""],
      ["gibt-es-nicht", ""],
      [course.offering.id, "?sprache=xx"],
    ] as const)
      assert.equal(await status(staffFlyer(visit("de", query, { id }))), 404);
    assert.equal(await status(flyer(visit("de", "", { offering: "gibtesnicht" }))), 404);
  });

  it("says what does not take place, on the poster; a flyer names only dates that do", async () => {
    const off = await town.offering({ texts: { de: text("Fällt weg") } }, 2);
    const [first, second] = off.sessions;
    await cancelOneSession(town.doing, silent, first?.id ?? "", "");
    const poster = pdfOf(await weekPoster(visit("de", "?woche=2026-12-03")));
    assertDrawn(poster, "Fällt aus");
    const pdf = pdfOf(await flyer(visit("de", "", { offering: off.offering.shortId })));
    assertDrawn(pdf, "10. Dezember");
    assert.doesNotMatch(bare(pdf.text), /3\.Dezember/);
    assert.ok(second);
  });

  it("flows over as many sheets as a long week needs, and bears the longest titles", async () => {
    const context: SiteContext = visit("de");
    const session = {
      kind: "course",
      startsAt: new Date("2026-12-01T09:00:00Z"),
      endsAt: new Date("2026-12-01T11:00:00Z"),
      state: "planned" as const,
      texts: { de: text(`${"Bewerbungsunterlagenzusammenstellung ".repeat(3)}${"X".repeat(20)}`) },
      place: "Haus der Begegnung",
      rooms: ["Großer Raum"],
      languages: ["de", "tr", "ar"],
      childcare: true,
      costs: 250,
    };
    const { makePdf } = await import("../../../../kernel/documents/make-pdf.ts");
    const { readFile } = await import("node:fs/promises");
    const { readPdf } = await import("../../../../kernel/documents/testing/read-pdf.ts");
    const source = await readFile(new URL("./week-poster.typ", import.meta.url), "utf8");
    const days = Array.from({ length: 90 }, (_, index) => ({
      ...session,
      startsAt: new Date(session.startsAt.getTime() + (index % 5) * 86_400_000),
    })).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    const facts = { ...posterFacts(context, "2026-11-30", "a4", days), statements: [] };
    assert.equal(facts.free, "", "not all is free");
    const pdf = readPdf(await makePdf(source, facts));
    assert.ok(pdf.pages > 3, `${pdf.pages}`);
    assert.equal(bare(pdf.text).split("2,50€").length - 1, 90, "all of them");
    assertDrawn(pdf, `Seite ${pdf.pages} von ${pdf.pages}`);
  });

  it("keeps the order of what was written in another language", () => {
    const german = { ...course.offering, texts: { de: text("Fit für Job: los!") } };
    const { title, facts } = flyerFacts(visit("ar"), german, [], "a5");
    assert.equal(title, "\u2068Fit für Job: los!\u2069");
    assert.ok(facts.some(({ value }) => value === "\u2068Quartiersbüro, Musterweg 1, 47000 Duisburg\u2069"));
    assert.equal(flyerFacts(visit("de"), german, [], "a5").title, "Fit für Job: los!");
  });

  it("leads by its code to its page in its language, and says what the funder wants", async () => {
    const facts = flyerFacts(visit("tr"), course.offering, course.sessions, "a5");
    assert.equal(facts.link, `https://quartier.example/hochfeld/tr/programm/${course.offering.shortId}`);
    assert.match(facts.qr, new RegExp(`aria-label="${facts.link}"`));
    assert.equal(facts.dates.all.length, 6);
    assert.notEqual(facts.dates.more, "");
    const fields = {
      project: "Projekt",
      words: "Gefördert von der Musterstiftung.",
      from: null,
      until: null,
    };
    await setStatement(town.database.db, town.site.id, undefined, fields, async () => {});
    assertDrawn(pdfOf(await flyer(visit("ar", "", { offering: course.offering.shortId }))), fields.words);
    assertDrawn(pdfOf(await weekPoster(visit("de"))), fields.words);
  });
});
