// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Site, SiteContext } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { testDirectory } from "../../testing/test-directory.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { mineOrWayIn } from "./way-in-page.tsx";

describe("the way to the own business", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
  });
  after(() => database.drop());

  it("leads whoever is not signed in to the sign-in, to the list and to the code, in every language", async () => {
    for (const locale of locales) {
      const visit = visitOf(database.read, site, locale);
      const html = htmlOf(await mineOrWayIn(visit));
      const start = `/${site.key}/${locale === "de-simple" ? "de-leicht" : locale}`;
      const onward = encodeURIComponent(`${start}/mein-betrieb`);
      for (const href of [`${start}/anmelden?weiter=${onward}`, `${start}/betriebe`, `${start}/uebernahme`])
        assert.ok(html.includes(`href="${href}"`), `${locale} ${href}`);
      assert.ok(html.includes(owningTexts(locale)("claim.link")), locale);
    }
  });

  it("is no way in for a session that is only half signed in", async () => {
    const half = (may: string[]) => ({ id: newId(), may: new Set(may) }) as unknown as SiteContext["visitor"];
    const page = async (may: string[]) => {
      const visitor = half(may);
      return htmlOf(await mineOrWayIn({ ...visitOf(database.db, site, "de"), ...(visitor && { visitor }) }));
    };
    const none = owningTexts("de")("mine.none");
    assert.ok(!(await page([])).includes(none));
    assert.ok((await page(["own-account"])).includes(none));
  });
});
