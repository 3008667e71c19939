import assert from "node:assert/strict";
import { desk } from "../support/browser.ts";
import { journey } from "../support/journey.ts";
import { follow, textSeen } from "../support/walk.ts";

journey(
  "a project manager shows the project, its money and its figures",
  async ({ page, url, look }) => {
    await page.goto(url);
    await look();
    await follow(page.locator("main").getByRole("link", { name: "Gladbeck" }));
    await follow(page.getByRole("navigation", { name: "Hauptmenü" }).getByRole("link", { name: "Projekt" }));
    assert.equal(
      await textSeen(page.getByRole("heading", { level: 1 })),
      "Aktiv und digital in Gladbeck 4.0",
    );
    await page.getByText("Als Tabelle zeigen").first().click();
    const money = await textSeen(page.getByRole("table").first());
    for (const amount of ["670.000", "540.000", "135.000"]) assert.ok(money.includes(amount), amount);
    assert.match(await textSeen(page.locator("main")), /1\.350\.000/);
    await look();

    await page.goto(`${url}/duisburg/de/projekt`);
    const project = await textSeen(page.locator("main"));
    for (const partner of ["(GfB)", "Duisburger Werkkiste gGmbH", "EG DU"])
      assert.ok(project.includes(partner), partner);
    await follow(page.locator("main").getByRole("link", { name: "Marxloh" }).first());
    assert.equal(new URL(page.url()).pathname, "/duisburg/de/gebiete/marxloh");
    const tables = page.getByText("Als Tabelle zeigen");
    for (let index = 0; index < (await tables.count()); index++) await tables.nth(index).click();
    const figures = (await page.getByRole("table").allInnerTexts()).join("\n");
    for (const figure of ["502.634", "38.720", "19,6", "39,1", "12,6", "18,2", "39,7", "74,5"])
      assert.ok(figures.includes(figure), figure);
    const text = await textSeen(page.locator("main"));
    assert.match(text, /Stabsstelle für Wahlen, Europaangelegenheiten und Informationslogistik/);
    assert.match(text, /68 Hektar|68 ha/);
    await look();

    await follow(page.getByRole("link", { name: /^Alle zeigen/ }));
    assert.equal(new URL(page.url()).search, "?gebiet=marxloh");
    assert.match(await textSeen(page.locator("main")), /\d+ Treffer/);
  },
  desk,
);
