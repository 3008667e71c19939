import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import QRCode from "qrcode";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { readPdf } from "../../../../kernel/documents/testing/read-pdf.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import type { Site } from "../../../quarter/index.ts";
import { visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { lookAtCode } from "../../actions/owning/look-at-code.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { claimLetterByForm, letterFacts } from "./claim-letter.ts";

const now = new Date("2026-11-26T10:00:00Z");
const name = "Kuaför Yıldız & Söhne";

describe("the letter that brings a code", () => {
  let database: TestDatabase;
  let site: Site;
  let shortId = "";
  before(async () => {
    ({ database, site } = await testDirectory());
    const address = { "addr:street": "Marktstraße", "addr:housenumber": "2", "addr:postcode": "47053" };
    await importNodes(database, site, [{ id: 1, tags: { shop: "hairdresser", name, ...address } }]);
    const { rows } = await inSite(database.db, site.id, (tx) =>
      sql<{ id: string }>`select short_id as id from directory.business`.execute(tx),
    );
    shortId = rows[0]?.id ?? "";
  });
  after(() => database.drop());

  const context = (language: Locale) =>
    visitOf(database.db, site, "de", {
      now,
      url: new URL("https://quartier.example/hochfeld/de/intern"),
      params: { business: shortId },
      form: new URLSearchParams({ "letter-language": language }),
      // What the gate makes of an adviser, as far as it is asked for here.
      visitor: { actor: { kind: "command" } } as unknown as Visitor,
    });
  const letter = async (language: Locale) => {
    const answer = await claimLetterByForm(context(language));
    assert.ok(answer.kind === "data");
    assert.equal(answer.contentType, "application/pdf");
    return readPdf(Buffer.from(answer.body as Uint8Array));
  };
  const bare = (text: string) => text.replace(/\s+/g, "");
  const codeIn = (text: string) => /\d{4} \d{4} \d{4} \d{4}/.exec(text)?.[0] ?? assert.fail(text);

  for (const language of ["de", "tr", "ar"] as const)
    it(`can be read aloud, and says in ${language} whose code it is`, async () => {
      const { catalog, metadata, objects, text, pages } = await letter(language);
      assert.match(catalog, /\/Lang \(de\)/);
      assert.match(catalog, /\/MarkInfo <<[^>]*\/Marked true/);
      const tree = objects.get(Number(/\/StructTreeRoot (\d+) 0 R/.exec(catalog)?.[1])) ?? "";
      assert.match(tree, /\/Type \/StructTreeRoot/);
      assert.match(metadata, /pdfuaid:part[^0-9]*1/);
      const all = [...objects.values()].join("\n");
      assert.match(all, /\/S \/H1/);
      assert.match(all, /\/S \/Figure[\s\S]*?\/Alt /);
      if (language !== "de") assert.match(all, new RegExp(`/Lang \\(${language}\\)`));
      assert.equal(pages, 1, "a letter is one sheet");

      assert.ok(bare(text).includes(bare(name)), "the name of the business");
      assert.doesNotMatch(text, /�/, "every letter is in the fonts");
      const say = owningTexts(language);
      const words = bare(say("letter.greeting") + say("letter.subject"));
      if (language === "ar")
        for (const letter of words.replace(/[^\p{L}]/gu, "")) assert.ok(text.includes(letter), letter);
      else for (const word of say("letter.subject").split(" ")) assert.ok(bare(text).includes(word), word);

      const opened = await lookAtCode({
        db: database.db,
        site,
        secrets: testSecrets(),
        typed: codeIn(text),
        address: "192.0.2.1",
        now,
      });
      assert.equal(opened.ok && opened.value.business.shortId, shortId, "the code opens the entry");
    });

  it("leads with its picture to the page where the code is filled in, in the reader's language", async () => {
    const business = await inSite(database.db, site.id, (tx) => businessByShortId(tx, shortId));
    assert.ok(business);
    const shown = { business, code: "4831 2207 9164 0575", expiresAt: now };
    const { qr, link } = letterFacts(context("tr"), shown, ["de", "tr"]);
    const address = "https://quartier.example/hochfeld/tr/uebernahme/4831220791640575";
    assert.equal(link, "https://quartier.example/hochfeld/tr/uebernahme");
    // The dark squares of the picture are those of this address and of no other.
    const { modules } = QRCode.create(address, { errorCorrectionLevel: "M" });
    const drawn = new Set([...qr.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
    let dark = 0;
    for (let row = 0; row < modules.size; row++)
      for (let column = 0; column < modules.size; column++)
        if (modules.get(row, column)) {
          dark++;
          assert.ok(drawn.has(`${column} ${row}`), `${column} ${row}`);
        }
    assert.equal(drawn.size, dark);
    assert.match(qr, /aria-label="https:\/\/quartier\.example\/hochfeld\/tr\/uebernahme\/4831220791640575"/);
  });
});
