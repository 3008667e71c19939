// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { desk, phone } from "../support/browser.ts";
import { choosePassword, setUpSecondStep, staffJourney } from "../support/staffed-town.ts";
import { textSeen } from "../support/walk.ts";

staffJourney(
  "an administrator changes colours, languages and the imprint, and everybody sees it",
  "look",
  async ({ start, invitation, open }) => {
    const office = await open(desk);
    const { page, look } = office;
    await page.goto(invitation);
    await choosePassword(office);
    await setUpSecondStep(office);
    await page.goto(`${start}/intern`);
    await page.getByRole("link", { name: "Einstellungen des Standorts" }).click();
    await page.getByRole("heading", { level: 1, name: "Einstellungen des Standorts" }).waitFor();
    await look();

    // A bright yellow cannot be read as text: it is shown darker, and the page says so.
    await page.getByLabel("Hauptfarbe").fill("#ffe600");
    await page
      .locator("form", { has: page.getByLabel("Hauptfarbe") })
      .getByRole("button")
      .click();
    await page.getByText("ist für Text zu hell").waitFor();
    await look();
    await page.getByLabel("Hauptfarbe").fill("gelb");
    await page
      .locator("form", { has: page.getByLabel("Hauptfarbe") })
      .getByRole("button")
      .click();
    await page.getByText("Das ist kein Farbwert").first().waitFor();
    await look();

    await page.goto(`${start}/intern/einstellungen`);
    for (const name of ["Türkçe", "English"]) assert.ok(await page.getByLabel(name).isChecked());
    await page.getByLabel("Türkçe").uncheck();
    await page
      .locator("form", { has: page.getByLabel("English") })
      .getByRole("button")
      .click();
    await page.getByText("Gespeichert.").waitFor();

    await page.goto(`${start}/intern/einstellungen/texte?text=imprint&sprache=de`);
    await page
      .getByRole("textbox")
      .fill("## Verantwortlich\n\nStadt Musterstadt\n\n- Rathausplatz 1\n- info@musterstadt.example");
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByText("Gespeichert.").waitFor();
    await look();

    await page.goto(`${start}/intern/einstellungen/verzeichnis`);
    await look();
    await page.getByLabel("Fotos, die sie hinzufügen").selectOption({ label: "erscheint sofort" });
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByText("Gespeichert.").waitFor();

    const visitor = await open(phone);
    const old = await visitor.page.goto(start.replace(/de$/, "tr/impressum"));
    assert.equal(old?.url(), `${start}/impressum`, "a language that is no longer offered leads to German");
    assert.match(await textSeen(visitor.page.locator("main")), /Verantwortlich[\s\S]*Rathausplatz 1/);
    assert.equal(await visitor.page.locator("main li", { hasText: "Rathausplatz 1" }).count(), 1);
    await visitor.look();
  },
);
