import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type TestDatabase, testDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../rules/site.ts";
import { migrations } from "../../store/migrations/index.ts";
import { sitePages } from "../routes.ts";
import { htmlOf, makeSite, visitOf } from "../testing/made-site.ts";
import { accessibility } from "./accessibility.tsx";
import { imprint } from "./imprint.tsx";
import { languages } from "./languages.tsx";
import { privacy } from "./privacy.tsx";

const nasty = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;

describe("the pages about a site", () => {
  let database: TestDatabase;
  let plain: Site;
  let written: Site;

  before(async () => {
    database = await testDatabase([{ module: "quarter", migrations }]);
    const contact = {
      organisation: "Quartiersbüro",
      street: "Musterweg 1",
      postcode: "47000",
      city: "Musterstadt",
      phone: "+49 221 4710001",
      email: "hallo@muster.example",
      dataProtection: "dsb@muster.example",
    };
    plain = await makeSite(database.db, { key: "schlicht", state: "HE", texts: { contact } });
    const imprint = { de: "Wir sind es.\nE-Mail: hallo@muster.example.\n\nZweiter Absatz.", en: "It is us." };
    written = await makeSite(database.db, { key: "eigen", texts: { imprint } });
  });
  after(() => database.drop());

  it("tell whom to ask, and which authority watches, where the site has written nothing itself", () => {
    const html = htmlOf(privacy(visitOf(database.db, plain)));
    for (const text of [
      "keine Cookies",
      "Quartiersbüro",
      "Musterweg 1<br/>47000 Musterstadt",
      "Landes: Hessen",
    ])
      assert.ok(html.includes(text), text);
    assert.match(html, /href="tel:\+492214710001"/);
    assert.match(html, /href="mailto:dsb@muster\.example"/);
    const statement = htmlOf(accessibility(visitOf(database.db, plain)));
    assert.match(statement, /EN 301 549.*Gebärdensprache.*hallo@muster\.example.*Hessen/s);
  });

  it("say so where no contact is known", () => {
    assert.match(htmlOf(accessibility(visitOf(database.db, written))), /ist noch nicht eingetragen/);
  });

  it("show the site's own text in paragraphs with working addresses", () => {
    const html = htmlOf(imprint(visitOf(database.db, written)));
    assert.match(
      html,
      /<p>Wir sind es\.<br\/>E-Mail: <a href="mailto:hallo@muster\.example">hallo@muster\.example<\/a>\.<\/p><p>Zweiter Absatz\.<\/p>/,
    );
    assert.match(htmlOf(imprint(visitOf(database.db, written, "en"))), /<p>It is us\.<\/p>/);
  });

  it("say in which language a text is that is not translated", () => {
    const html = htmlOf(imprint(visitOf(database.db, written, "ar")));
    assert.match(html, /Deutsch<\/p><div lang="de" dir="ltr"><p>Wir sind es\./);
  });

  it("lead to every language under its own name", () => {
    const html = htmlOf(languages(visitOf(database.db, plain, "pl")));
    assert.match(html, /href="\/schlicht\/de-leicht" lang="de-simple"/);
    assert.match(html, /href="\/schlicht\/ar" lang="ar" dir="auto">العربية/);
  });

  it("show nothing of what a site writes as markup", async () => {
    const texts = {
      claim: { de: nasty },
      intro: { de: nasty },
      imprint: { de: nasty },
      privacy: { de: nasty },
      accessibility: { de: nasty },
      contact: { organisation: nasty, street: nasty, phone: nasty },
    };
    const areas = [
      { key: "a", name: nasty, outline: { type: "Polygon" as const, coordinates: [] }, intro: { de: nasty } },
    ];
    const site = await makeSite(database.db, { key: "frech", name: nasty, texts, areas });
    for (const route of sitePages) {
      const answer = await route.handle(visitOf(database.db, site, "de", { params: { area: "a" } }));
      const html = htmlOf(answer);
      assert.doesNotMatch(html, /<script|<img/, route.path);
    }
  });
});
