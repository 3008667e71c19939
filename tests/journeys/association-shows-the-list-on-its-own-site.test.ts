import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { withoutBrowser } from "../support/browser.ts";
import { startDemo } from "../support/demo.ts";
import { journey } from "../support/journey.ts";
import { sharedBrowser } from "../support/shared-browser.ts";
import { arrive, follow } from "../support/walk.ts";

journey("an association writes the snippet for its own website", async ({ page, url, look }) => {
  await page.goto(`${url}/duisburg/de/betriebe?gebiet=hochfeld`);
  await follow(page.getByRole("link", { name: "Einbetten und offene Daten" }));
  assert.equal(await page.locator("#gebiet").inputValue(), "hochfeld");
  await look();
  await page.locator("#kategorie").selectOption({ label: "Friseur" });
  await page.locator("#sprache").selectOption({ label: "Türkçe" });
  await page.getByLabel("Höhe in Pixeln").fill("480");
  await arrive(page, () => page.getByRole("button", { name: "HTML schreiben" }).click());
  const html = await page.getByLabel("HTML zum Kopieren").inputValue();
  assert.equal(
    html,
    `<iframe src="${url}/duisburg/tr/einbetten/liste?kategorie=shop%2Fhairdresser&amp;gebiet=hochfeld" ` +
      'title="Duisburg: tüm işletmeler, Kuaför, Hochfeld" width="100%" height="480" loading="lazy" style="border:0"></iframe>',
  );
  await look();

  // The page in the frame itself: it fits, and what it links to opens beside it.
  await page.goto(`${url}/duisburg/tr/einbetten/liste?kategorie=shop%2Fhairdresser&gebiet=hochfeld`);
  assert.ok((await page.locator(".cards > li").count()) > 3);
  assert.equal(await page.locator("base").getAttribute("target"), "_blank");
  await look();
  await page.goto(`${url}/duisburg/ar/einbetten/karte?gebiet=hochfeld`);
  await look();
});

test("another website shows the two frames and no other page", { skip: withoutBrowser() }, async () => {
  const product = await startDemo();
  const site = `${product.url}/duisburg/de`;
  const frames = ["einbetten/liste", "einbetten/karte", "betriebe", "einbetten"];
  const other = createServer((_, answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.end(frames.map((path) => `<iframe src="${site}/${path}" title="${path}"></iframe>`).join(""));
  });
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  const page = await (await sharedBrowser()).newPage();
  try {
    // Frames that are refused show a page of the browser.
    await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`);
    const seen = await Promise.all(
      frames.map((_, index) => page.frameLocator(`iframe >> nth=${index}`).locator("main h1").count()),
    );
    assert.deepEqual(seen, [1, 1, 0, 0]);
  } finally {
    await page.close();
    other.close();
    await product.end();
  }
});
