// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { phone } from "../support/browser.ts";
import { startOwnDemo } from "../support/demo.ts";
import { journey } from "../support/journey.ts";
import { textSeen } from "../support/walk.ts";

journey(
  "a resident enters a business that is missing, and is asked first whether it is there already",
  async ({ page, url, scripts, look }) => {
    await page.goto(`${url}/duisburg/de/betriebe`);
    await page.locator(".card-link").first().click();
    const name = await textSeen(page.locator("h1"));
    const [street = "", town = ""] = await page.locator("address .line").allTextContents();
    const [, road = "", number = ""] = /^(.*) (\S+)$/.exec(street) ?? [];
    await page.goBack();
    await page.getByRole("link", { name: "Fehlt ein Betrieb? Hier eintragen" }).click();
    await page.getByRole("heading", { level: 1, name: "Betrieb eintragen" }).waitFor();
    await look();
    await page.getByLabel("Name des Betriebs").fill(name);
    await page.getByLabel("Was ist es?").fill("Kleidung");
    await page.getByLabel("Straße").fill(road);
    await page.getByLabel("Hausnummer").fill(number);
    await page.getByLabel("Postleitzahl").fill(town.split(" ")[0] ?? "");
    if (scripts) {
      const like = page.locator("like-entries");
      await like.getByRole("link", { name }).waitFor();
      await look();
    }
    await page.getByRole("button", { name: "Weiter" }).click();
    await page.getByRole("heading", { level: 1, name: "Ist es einer davon?" }).waitFor();
    await page.getByRole("link", { name }).first().waitFor();
    await look();
    await page.getByRole("button", { name: "Nein, es ist ein anderer" }).click();
    await page.getByText("Schritt 2 von 3").waitFor();
    await look();
    await page.getByLabel("Telefon").fill("0203 482711");
    await page.getByLabel("Öffnungszeiten").fill("Mo-Fr 9-18 Uhr");
    await page.getByRole("button", { name: "Weiter" }).click();
    await page.getByText("Schritt 3 von 3").waitFor();
    const shown = await textSeen(page.locator("main"));
    assert.match(shown, /Mo-Fr 09:00-18:00/);
    assert.match(shown, /0203 482711/);
    await look();
    // Nothing is lost on the way back.
    await page.getByRole("button", { name: "Zurück" }).click();
    assert.equal(await page.getByLabel("Telefon").inputValue(), "0203 482711");
    await page.getByRole("button", { name: "Weiter" }).click();
    await page.getByRole("button", { name: "Absenden" }).click();
    await page.getByRole("heading", { level: 1, name: "Danke!" }).waitFor();
    await page.getByText("Wartet auf uns").waitFor();
    await look();
  },
  phone,
  () => startOwnDemo("enters"),
);
