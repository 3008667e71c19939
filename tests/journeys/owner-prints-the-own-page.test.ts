import assert from "node:assert/strict";
import { journey } from "../support/journey.ts";
import { pagePaths } from "../support/page-paths.ts";

journey("an owner prints the own page for the shop window", async ({ page, url }) => {
  const paths = await pagePaths(url, "de");
  await page.goto(`${url}${paths.business}`);
  const qr = page.locator(".qr-code");
  assert.equal(await qr.isVisible(), false);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 680, height: 960 });
  const box = await qr.boundingBox();
  // 2 cm are what phones read easily from an arm's length.
  assert.ok(box && box.width >= 75 && box.y < 400, "the code stands in the head, big enough to be read");
  for (const gone of [".menu", ".languages", ".actions", ".status", ".breadcrumbs"])
    assert.equal(await page.locator(`${gone}:visible`).count(), 0, gone);
  assert.ok(await page.locator(".brand").isVisible(), "says whose page it is");
  assert.equal((await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b/g)?.length, 1);

  await page.goto(`${url}${paths.list}`);
  assert.ok(await page.locator(".map-box figcaption").first().isVisible(), "the source of the map");
  assert.equal(await page.locator("form:visible").count(), 0);
});
