import assert from "node:assert/strict";
import { localeFacts, locales } from "../../src/kernel/i18n/locales.ts";
import { journey } from "../support/journey.ts";

journey(
  "somebody new in town sees the whole menu at once, in every language, on a small phone",
  async (visit) => {
    const { page, url, look } = visit;
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 640 });
      for (const locale of locales) {
        await page.goto(`${url}/duisburg/${localeFacts[locale].path}/gebiete`);
        const entries = await page.locator(".menu a").all();
        const boxes = await Promise.all(entries.map((entry) => entry.boundingBox()));
        const rows = new Set(boxes.map((box) => Math.round(box?.y ?? -1)));
        assert.ok(boxes.length >= 5 && rows.size <= 2, `${locale} at ${width} px: ${rows.size} rows`);
        for (const [index, box] of boxes.entries()) {
          assert.ok(box && box.x >= 0 && box.x + box.width <= width, `${locale} at ${width} px: cut off`);
          // Big enough for a thumb (WCAG 2.2, 2.5.8).
          assert.ok(box.width >= 24 && box.height >= 24, `${locale} at ${width} px: too small`);
          assert.notEqual((await entries[index]?.textContent())?.trim(), "");
        }
        const brand = await page.locator(".brand").boundingBox();
        const languages = await page.locator(".languages summary").boundingBox();
        assert.ok(
          brand && languages && languages.y < brand.y + brand.height,
          `${locale} at ${width} px: head`,
        );
      }
      await look();
    }
  },
);
