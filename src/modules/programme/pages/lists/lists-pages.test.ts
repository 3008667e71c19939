// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import sharp from "sharp";
import {
  assertDrawn,
  assertReadable,
  bare,
  pdfOf,
} from "../../../../kernel/documents/testing/assert-readable.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Answer } from "../../../../kernel/web/answer.ts";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { addLogo, removeStatement, setStatement } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { offeringDetails } from "../../rules/planning/offering.ts";
import { signedListsOf } from "../../store/signed-lists.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { offeringCertificates } from "../certificates/certificate.ts";
import { planPage } from "../planning/plan-page.tsx";
import { seriesList, sessionList } from "./signature-list.ts";
import { attachByForm, removeListByForm, signedListFile, signedListsPage } from "./signed-lists-page.tsx";

describe("the list of a date", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  let course: Awaited<ReturnType<typeof town.offering>>;
  let folder = "";
  before(async () => {
    town = await testProgramme();
    folder = await mkdtemp(join(tmpdir(), "lists-"));
    const details = offeringDetails.parse({ signedList: true, place: "Nähstube", address: "Musterweg 1" });
    course = await town.offering({ details, signUp: "series", childcare: true }, 14);
    for (const [name, more] of [
      ["Fatma Aydın", { seats: 2, children: [4, 7] }],
      ["ليلى حداد", {}],
      ["Олена Коваленко", {}],
    ] as const)
      await town.comes(course, { name, ...more, children: [...("children" in more ? more.children : [])] });
    const fields = {
      project: "Projekt 4.0",
      words: "Gefördert von der Musterstiftung.",
      from: "2026-01-01",
      until: null,
    };
    const id = await setStatement(town.database.db, town.site.id, undefined, fields, async () => {});
    const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: "#28a" } })
      .png()
      .toBuffer();
    const logo = { bytes, alt: "Musterstiftung" };
    assert.ok((await addLogo(town.database.db, town.site.id, id, logo, async () => {})).ok);
    const past = { ...fields, words: "Aus alten Tagen.", from: null, until: "2025-12-31" };
    await setStatement(town.database.db, town.site.id, undefined, past, async () => {});
  });
  after(() => town.database.drop());

  const visit = (id: string, form?: URLSearchParams, more = {}) =>
    visitOf(town.database.db, town.site, "de", {
      now: town.doing.now,
      params: { id },
      visitor: {
        actor: { kind: "command" },
        token: "t",
        may: new Set(["programme-people"]),
      } as unknown as Visitor,
      ...(form && { form }),
      ...more,
    });
  const session = () => course.sessions[0] ?? assert.fail();
  const noted = async (event: string) => {
    const { rows } = await town.within((tx) =>
      sql<{ count: number }>`select count(*)::int as count from audit.line where event = ${event}`.execute(
        tx,
      ),
    );
    return rows[0]?.count ?? 0;
  };
  const sent = async (bytes: Buffer | string, more: Record<string, string> = {}) => {
    const path = join(folder, newId());
    await writeFile(path, bytes);
    const files = [{ field: "file", name: "scan", path, bytes: Buffer.byteLength(bytes) }];
    return visit(session().id, new URLSearchParams(more), { files });
  };
  const kindOf = (answer: Answer) => (answer.kind === "refusal" ? answer.status : answer.kind);

  it("is printed with names, lines for walk-ins, and what the funder wants, which is noted", async () => {
    const pdf = pdfOf(await sessionList(visit(session().id)));
    assertReadable(pdf, "de");
    for (const words of [
      "Fatma Aydın",
      "Олена Коваленко",
      "1 Erwachsene/r, 2 Kinder",
      "Gefördert von der Musterstiftung.",
      "Projekt 4.0",
      "Donnerstag, 3. Dezember 2026, 11:00–12:30",
      "Unterschrift",
      "Seite 1 von 1",
    ])
      assertDrawn(pdf, words);
    assertDrawn(pdf, "ليلى حداد", true);
    assert.doesNotMatch(pdf.text, /alten Tagen/, "of another time");
    const all = [...pdf.objects.values()].join("\n");
    assert.ok(/\/S \/Table[\s\S]*\/S \/TH/.test(all), "a table with heads");
    assert.ok(all.includes("/Alt (Musterstiftung)"), "the logo says whose it is");
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)/.exec(all) ?? [];
    assert.ok(Number(width) > Number(height), "across");
    for (let number = 1; number <= 12; number++) assert.match(pdf.text, new RegExp(`^${number}$`, "m"));
    assert.equal(await noted("list.printed"), 1);
  });

  it("says what the funder of its own project wants, where several pay at a time", async () => {
    const fields = { project: "Projekt Nord", words: "Aus Mitteln des Nordens.", from: null, until: null };
    const other = await setStatement(town.database.db, town.site.id, undefined, fields, async () => {});
    const ofProject = async (project: string) => {
      const details = offeringDetails.parse({ project });
      const { sessions } = await town.offering({ details });
      return pdfOf(await sessionList(visit(sessions[0]?.id ?? "")));
    };
    const north = await ofProject("Projekt Nord");
    for (const words of ["Projekt Nord", "Aus Mitteln des Nordens."]) assertDrawn(north, words);
    assert.doesNotMatch(bare(north.text), /Musterstiftung|Projekt4/);
    const both = await ofProject("");
    for (const words of ["Aus Mitteln des Nordens.", "Gefördert von der Musterstiftung."])
      assertDrawn(both, words);
    const plan = htmlOf(await planPage(visit(course.offering.id)));
    assert.match(plan, /<option value="Projekt Nord"/);
    await removeStatement(town.database.db, town.site.id, other, async () => {});
    assert.doesNotMatch(htmlOf(await planPage(visit(course.offering.id))), /name="project"/);
  });

  it("is printed of a whole series, a column for each date, as many sheets as that takes", async () => {
    const pdf = pdfOf(await seriesList(visit(course.offering.id)));
    assertReadable(pdf, "de");
    assert.equal(pdf.pages, 2);
    for (const words of ["03.12.", "10.12.", "04.03.", "14 Termine"]) assertDrawn(pdf, words);
    assert.equal(bare(pdf.text).split("FatmaAydın").length - 1, 2, "on each sheet");
  });

  it("is not there for what does not exist", async () => {
    const empty = await town.offering({}, 0);
    for (const id of ["x", newId()]) {
      assert.equal(kindOf(await sessionList(visit(id))), 404);
      assert.equal(kindOf(await seriesList(visit(id))), 404);
      assert.equal(kindOf(await signedListsPage(visit(id))), 404);
      assert.equal(kindOf(await attachByForm(visit(id, new URLSearchParams()))), 404);
      assert.equal(kindOf(await signedListFile(visit(id))), 404);
      assert.equal(kindOf(await removeListByForm(visit(id, new URLSearchParams()))), 404);
    }
    assert.equal(kindOf(await seriesList(visit(empty.offering.id))), 404);
    assert.equal(kindOf(await offeringCertificates(visit(empty.offering.id))), 404);
  });

  it("comes back signed as a photo or PDF, is shown, opened and taken away", async () => {
    assert.match(htmlOf(await signedListsPage(visit(session().id))), /Die unterschriebene Liste fehlt noch/);
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#fff" } })
      .jpeg()
      .toBuffer();
    const list = newId();
    for (const _ of [1, 2]) assert.equal(kindOf(await attachByForm(await sent(photo, { list }))), "redirect");
    assert.equal(kindOf(await attachByForm(await sent("%PDF-1.7\nx\n%%EOF"))), "redirect");
    const lists = await town.within((tx) => signedListsOf(tx, session().id));
    assert.deepEqual(
      lists.map(({ contentType }) => contentType),
      ["image/webp", "application/pdf"],
    );
    const html = htmlOf(await signedListsPage(visit(session().id)));
    assert.match(html, /Unterschriebene Liste ist da/);
    const file = await signedListFile(visit(list));
    assert.ok(file.kind === "data");
    assert.match(
      file.headers?.["Content-Disposition"] ?? "",
      /^attachment; filename="liste-2026-12-03-[0-9a-f]{6}\.webp"$/,
    );
    assert.equal(await noted("list.read"), 1);
    const gone = await removeListByForm(visit(list, new URLSearchParams({ session: session().id })));
    assert.ok(gone.kind === "redirect" && gone.to.endsWith(`/termin/${session().id}/liste?entfernt=1`));
    assert.equal((await town.within((tx) => signedListsOf(tx, session().id))).length, 1);
  });

  it("is refused kindly where it is neither, or nothing", async () => {
    for (const [bytes, words] of [
      ["<svg xmlns='http://www.w3.org/2000/svg'/>", "kein Foto und kein PDF"],
      ["%PDF-1.7 without an end", "kein Foto und kein PDF"],
      [Buffer.from("\xff\xd8\xff\xe0broken", "latin1"), "beschädigt"],
      ["", "wählen Sie eine Datei"],
    ] as const) {
      const answer = await attachByForm(await sent(bytes));
      assert.equal(answer.kind === "page" && answer.status, 422);
      assert.match(htmlOf(answer), new RegExp(words));
    }
  });
});
