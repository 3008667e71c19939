import assert from "node:assert/strict";
import { phone } from "../support/browser.ts";
import { journey } from "../support/journey.ts";
import { arrive, follow, textSeen } from "../support/walk.ts";

journey(
  "an owner looks up the own entry, spelled this way and that, and reports what is wrong",
  async ({ page, url, scripts, look }) => {
    await page.goto(`${url}/duisburg/de`);
    await page.locator("input[type=search]").fill("Aenderungsschneiderei Nadeloehr");
    await follow(page.getByRole("button", { name: "Suchen" }));
    await assertFirst("Änderungsschneiderei Nadelöhr");

    await page.locator("input[type=search]").fill("Nadelöhl");
    await arrive(page, () => page.locator("input[type=search]").press("Enter"));
    await assertFirst("Änderungsschneiderei Nadelöhr");
    assert.match(await textSeen(page.locator("main")), /„nadel.hl“ steht hier nirgends/i);
    await look();

    await follow(page.locator(".card-link").first());
    assert.equal(await textSeen(page.getByRole("heading", { level: 1 })), "Änderungsschneiderei Nadelöhr");
    assert.equal(await page.getByRole("link", { name: "Anrufen" }).getAttribute("href"), "tel:+493023125397");
    assert.match(await textSeen(page.getByRole("table")), /Mi\., 09\.06\.\s+10:00–18:30/);
    await look();

    const report = await page.getByRole("link", { name: "Stimmt hier etwas nicht?" }).getAttribute("href");
    assert.equal(new URL(report ?? "", page.url()).pathname, `${new URL(page.url()).pathname}/aendern`);

    const share = page.getByRole("button", { name: "Teilen" });
    if (scripts) {
      await share.click();
      await page.getByRole("button", { name: "Adresse kopiert" }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
    } else assert.equal(await share.count(), 0, "no button that would do nothing");

    async function assertFirst(name: string) {
      assert.equal(await textSeen(page.locator(".card-link").first()), name);
    }
  },
  { ...phone, permissions: ["clipboard-read", "clipboard-write"] },
);
