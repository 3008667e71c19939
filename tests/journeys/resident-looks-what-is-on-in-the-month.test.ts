// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { journey } from "../support/journey.ts";
import { arrive, follow } from "../support/walk.ts";

journey("a resident looks what is on next month, and tells a friend", async ({ page, url, look }) => {
  await page.goto(`${url}/duisburg/de/programm`);
  await follow(page.getByRole("link", { name: "Monat", exact: true }));
  await look();
  await follow(page.locator(".month-head a[rel=next]"));
  await look();
  const day = page.locator(".month-on a").first();
  const name = (await day.locator(".kern-sr-only").textContent()) ?? "";
  const wanted = Number(/(\d+) Termine?$/.exec(name)?.[1]);
  assert.ok(wanted > 0, name);
  await follow(day);
  assert.equal(await page.locator(".day-list .card").count(), Math.min(wanted, 25), name);
  await look();
  await follow(page.locator(".card-link").first());
  await page.getByText("Weitersagen").click();
  await look();
  const link = await page.getByLabel("Link zum Kopieren").inputValue();
  assert.equal(link, page.url());
  const message = await page.getByRole("link", { name: "WhatsApp" }).getAttribute("href");
  assert.ok(new URL(message ?? "").searchParams.get("text")?.endsWith(link));
  await page.goto(`${url}/duisburg/ar/programm/kalender`);
  await look();
});

journey(
  "an association writes the snippet of the programme for its own website",
  async ({ page, url, look }) => {
    await page.goto(`${url}/duisburg/de/programm?art=sewing`);
    await follow(page.getByRole("link", { name: "In die eigene Website einbauen" }));
    assert.equal(await page.getByLabel("Art", { exact: true }).inputValue(), "sewing");
    await page.getByLabel("Sprache der Liste").selectOption({ label: "Türkçe" });
    await arrive(page, () => page.getByRole("button", { name: "Text schreiben" }).click());
    const html = await page.getByLabel("Text für Ihre Seite").inputValue();
    assert.ok(html.startsWith(`<iframe src="${url}/duisburg/tr/einbetten/programm/liste?art=sewing"`), html);
    await look();
    await page.goto(`${url}/duisburg/tr/einbetten/programm/liste?art=sewing`);
    assert.ok((await page.locator(".cards > li").count()) > 0);
    await look();
  },
);
