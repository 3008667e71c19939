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
import { minePage } from "./list-page.tsx";

describe("the own businesses", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
  });
  after(() => database.drop());

  it("tell whoever has just left one that it is so, and nobody else", async () => {
    const visitor = { id: newId(), may: new Set() } as unknown as NonNullable<SiteContext["visitor"]>;
    for (const locale of locales) {
      const visit = { ...visitOf(database.db, site, locale), visitor };
      const left = owningTexts(locale)("people.left");
      const page = async (query: string) =>
        htmlOf(
          await minePage({ ...visit, url: new URL(`http://localhost/${site.key}/de/mein-betrieb${query}`) }),
        );
      assert.ok((await page("?heraus=1")).includes(left), locale);
      assert.ok(!(await page("")).includes(left), locale);
    }
  });
});
