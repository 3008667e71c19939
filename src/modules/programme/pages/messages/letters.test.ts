// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertDrawn, assertReadable, pdfOf } from "../../../../kernel/documents/testing/assert-readable.ts";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { cancelOneSession } from "../../actions/planning/change-session.ts";
import { openNotices } from "../../store/notices.ts";
import { silent, testProgramme } from "../../testing/test-programme.ts";
import { lettersDone } from "../work/open-notices.tsx";
import { workPage } from "../work/work-page.tsx";
import { lettersFacts, lettersPdf } from "./letters.ts";

describe("letters to those who have neither mail nor telephone", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const visit = (query = "", form?: URLSearchParams) =>
    visitOf(town.database.db, town.site, "de", {
      now: town.doing.now,
      url: new URL(`http://localhost/intern/programm/briefe.pdf${query}`),
      visitor: {
        id: town.site.id,
        actor: { kind: "command" },
        token: "t",
        may: new Set(["programme-people", "programme-plan"]),
      } as unknown as Visitor,
      ...(form && { form }),
    });
  const open = () => town.within((tx) => openNotices(tx, town.doing.now, 100, "post"));

  it("say what happened in the language of each, under their address, and are work until they are in the post", async () => {
    const course = await town.offering({}, 2);
    const street = "Musterweg 3\n47000 Duisburg";
    await town.comes(course, {
      name: "Nadia",
      contactKind: "post",
      contact: street,
      language: "fr" as never,
    });
    await town.comes(course, { name: "Ayşe Öztürk", contactKind: "post", contact: street, language: "tr" });
    await town.comes(course, {
      name: "ليلى حداد",
      contactKind: "post",
      contact: `ليلى حداد\n${street}`,
      language: "ar",
    });
    await town.comes(course, { name: "Mit Telefon" });
    assert.equal((await open()).length, 3, "that they have a seat, whoever can be called saw it on the page");
    await cancelOneSession(town.doing, silent, course.sessions[0]?.id ?? "", "Wasserschaden");

    const printed = await open();
    const { letters } = lettersFacts(visit(), printed);
    assert.equal(letters.length, 3, "and nobody is told of a seat in what does not take place");
    const arabic = letters.filter(({ lang }) => lang === "ar");
    assert.deepEqual(
      arabic.map(({ rtl, recipient }) => [rtl, recipient]),
      arabic.map(() => [true, ["ليلى حداد", "Musterweg 3", "47000 Duisburg"]]),
    );
    assert.ok(
      letters.some(({ lang, paragraphs }) => lang === "tr" && paragraphs.flat().includes("Wasserschaden")),
    );

    const pdf = pdfOf(await lettersPdf(visit()));
    assertReadable(pdf, "de");
    assertDrawn(pdf, "Ayşe Öztürk");
    assertDrawn(pdf, "Wasserschaden");
    assertDrawn(pdf, "ليلى حداد", true);

    const texts = { de: { title: "Kochkurs", description: "", bring: "", way: "" } };
    await town.comes(await town.offering({ texts }), {
      name: "Ayşe Öztürk",
      contactKind: "post",
      contact: street,
    });
    const page = htmlOf(await workPage(visit()));
    assert.match(page, /Alle 4 Briefe drucken/);
    const [last] = printed.map(({ id }) => id).sort((a, b) => (a < b ? 1 : -1));
    assertDrawn(pdfOf(await lettersPdf(visit())), "Kochkurs");
    const before = pdfOf(await lettersPdf(visit(`?bis=${last}`)));
    assertDrawn(before, "Wasserschaden");
    assert.throws(() => assertDrawn(before, "Kochkurs"), "not drawn yet then");
    await lettersDone(visit("", new URLSearchParams(printed.map(({ id }) => ["id", id]))));
    assert.equal((await open()).length, 1, "what was not printed is still to be posted");
  });
});
