// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import {
  assertDrawn,
  assertReadable,
  bare,
  pdfOf,
} from "../../../../kernel/documents/testing/assert-readable.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Answer } from "../../../../kernel/web/answer.ts";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { callRoll } from "../../actions/attendance/call-roll.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { rollOf } from "../../store/being-there/attendance.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { certificate, languagesFor, offeringCertificates } from "./certificate.ts";
import { certificatesPage, offeringCertificatesPage } from "./certificates-page.tsx";

const text = (title: string) => ({ title, description: "", bring: "", way: "" });

describe("a certificate", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  let course: Awaited<ReturnType<typeof town.offering>>;
  let talk: Awaited<ReturnType<typeof town.offering>>;
  const ids = new Map<string, string>();
  before(async () => {
    town = await testProgramme();
    course = await town.offering(
      { texts: { de: text("Nähkurs"), ar: text("دورة خياطة") }, signUp: "series" },
      3,
    );
    talk = await town.offering({ texts: { de: text("Beratung") } });
    for (const [name, language] of [
      ["Leyla Haddad", "ar"],
      ["Anna Bach", "de"],
      ["Nie Da", "tr"],
    ] as const)
      await town.comes(course, { name, language });
    for (const [number, session] of course.sessions.entries()) {
      const marks = (await town.within((tx) => rollOf(tx, course.offering.id, session.id))).flatMap(
        ({ guest }) => {
          const { name } = openGuest(town.doing.secrets, town.site.id, guest);
          ids.set(name, guest.id);
          const was = name === "Leyla Haddad" ? number < 2 : name === "Anna Bach";
          const state = was ? ("present" as const) : ("absent" as const);
          return [
            { guestId: guest.id, state, minutes: was ? 90 - number * 5 : 0, companions: 0, reason: "" },
          ];
        },
      );
      const newcomer = { newcomerId: newId(), language: "de" };
      await callRoll(town.doing, session, { marks, others: null, newcomer: "" }, newcomer);
    }
    const [session] = talk.sessions;
    assert.ok(session);
    await town.within((tx) =>
      sql`insert into programme.attendance (site_id, id, session_id, guest_id, state, minutes, recorded_at)
        values (${town.site.id}, ${newId()}, ${session.id}, ${ids.get("Leyla Haddad")}, 'late', 45, now())`.execute(
        tx,
      ),
    );
  });
  after(() => town.database.drop());

  const visit = (id: string, query = "", locale: "de" | "en" = "de") =>
    visitOf(town.database.db, town.site, locale, {
      now: town.doing.now,
      url: new URL(`https://quartier.example/hochfeld/${locale}/intern${query}`),
      params: { id },
      visitor: {
        actor: { kind: "command" },
        token: "t",
        may: new Set(["programme-people"]),
      } as unknown as Visitor,
    });
  const idOf = (name: string) => ids.get(name) ?? assert.fail(name);
  const ofCourse = () => `?angebot=${course.offering.id}`;
  const statusOf = (answer: Answer) => (answer.kind === "refusal" ? answer.status : answer.kind);
  const made = async () => {
    const { rows } = await town.within((tx) =>
      sql<{
        count: number;
      }>`select count(*)::int as count from audit.line where event = 'certificate.made'`.execute(tx),
    );
    return rows[0]?.count ?? 0;
  };

  it("says in German, and beside it in the person's language, who took part in what and for how long", async () => {
    const before = await made();
    const pdf = pdfOf(await certificate(visit(idOf("Leyla Haddad"), ofCourse())));
    assertReadable(pdf, "de");
    assert.match([...pdf.objects.values()].join("\n"), /\/Lang \(ar\)/);
    for (const words of [
      "Teilnahmebescheinigung",
      "Leyla Haddad",
      "Nähkurs",
      "2 von 3",
      "2 Stunden 55 Minuten",
      "3.–10. Dezember 2026",
      "Unterschrift",
    ])
      assertDrawn(pdf, words);
    const ar = programmeTexts("ar");
    for (const words of [ar("cert.title"), ar("cert.intro"), "دورة خياطة"]) assertDrawn(pdf, words, true);
    assert.equal(pdf.pages, 1);
    assert.equal(await made(), before + 1);
  });

  it("says the hours over all offerings, with their sum", async () => {
    const pdf = pdfOf(await certificate(visit(idOf("Leyla Haddad"), "?daneben=ohne")));
    assertReadable(pdf, "de");
    for (const words of [
      "Bescheinigung über Teilnahmestunden",
      "Nähkurs",
      "Beratung",
      "45 Minuten",
      "3 Stunden 40 Minuten",
    ])
      assertDrawn(pdf, words);
    assert.match([...pdf.objects.values()].join("\n"), /\/S \/Table[\s\S]*\/S \/TH/);
  });

  it("is in English where that is asked for, or the page is", async () => {
    for (const context of [
      visit(idOf("Anna Bach"), `${ofCourse()}&sprache=en&daneben=ohne`),
      visit(idOf("Anna Bach"), `${ofCourse()}&daneben=tr`, "en"),
    ]) {
      const pdf = pdfOf(await certificate(context));
      assertReadable(pdf, "en");
      assertDrawn(pdf, "Certificate of attendance");
      assert.equal(bare(pdf.text).includes("Katılımbelgesi"), context.url.search.includes("tr"));
    }
    const query = (text: string) => new URLSearchParams(text);
    assert.deepEqual(languagesFor(query(""), { language: "de-simple" }, "de"), ["de"]);
    assert.deepEqual(languagesFor(query("sprache=en"), { language: "de" }, "de"), ["en", "de"]);
    assert.deepEqual(languagesFor(query("sprache=fr&daneben=xx"), { language: "tr" }, "de"), ["de"]);
  });

  it("is made for all of an offering in one file, a sheet each", async () => {
    const pdf = pdfOf(await offeringCertificates(visit(course.offering.id)));
    assert.equal(pdf.pages, 2);
    const text = bare(pdf.text);
    assert.ok(text.indexOf("AnnaBach") < text.indexOf("LeylaHaddad") && text.includes("AnnaBach"));
    assert.equal(text.includes("NieDa"), false);
    const html = htmlOf(await offeringCertificatesPage(visit(course.offering.id)));
    assert.match(html, /Alle 2 Bescheinigungen/);
    assert.equal(html.includes("Nie Da"), false);
  });

  it("is none of what nobody took part in, or of nobody", async () => {
    const nothing = await certificate(visit(idOf("Nie Da")));
    assert.ok(nothing.kind === "redirect" && nothing.to.endsWith("/bescheinigung"));
    assert.match(htmlOf(await certificatesPage(visit(idOf("Nie Da")))), /noch keine Teilnahme/);
    for (const id of ["x", newId()]) {
      assert.equal(statusOf(await certificate(visit(id))), 404);
      assert.equal(statusOf(await certificatesPage(visit(id))), 404);
      assert.equal(statusOf(await offeringCertificates(visit(id))), 404);
      assert.equal(statusOf(await offeringCertificatesPage(visit(id))), 404);
    }
    assert.equal(statusOf(await certificate(visit(idOf("Anna Bach"), "?angebot=x"))), 404);
  });

  it("is offered in the languages that are worth it", async () => {
    const html = htmlOf(await certificatesPage(visit(idOf("Leyla Haddad"))));
    assert.match(html, /sprache=de&amp;daneben=ar/);
    assert.match(html, /sprache=en&amp;daneben=ohne/);
    const german = htmlOf(await certificatesPage(visit(idOf("Anna Bach"))));
    assert.doesNotMatch(german, /sprache=de&amp;daneben=de/);
  });
});
