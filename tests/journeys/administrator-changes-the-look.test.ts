// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import sharp from "sharp";
import { desk, phone } from "../support/browser.ts";
import { settleIn, staffJourney } from "../support/staffed-town.ts";
import { textSeen } from "../support/walk.ts";

staffJourney(
  "an administrator changes colours, languages and the imprint, and everybody sees it",
  "look",
  async ({ start, invitation, open }) => {
    const office = await open(desk);
    const { page, look } = office;
    await settleIn(office, invitation);
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

    // A photo of the quarter: chosen, taken away, and back again.
    await page.goto(`${start}/intern/einstellungen`);
    await page.getByRole("link", { name: "Bild der Startseite" }).click();
    await look();
    const picture = { create: { width: 1_800, height: 1_200, channels: 3, background: "#7a9" } } as const;
    const [broken, photo] = [Buffer.from("kein Bild"), await sharp(picture).jpeg().toBuffer()];
    for (const [buffer, said] of [
      [broken, "kein Bild, das wir lesen können"],
      [photo, "Das Bild steht jetzt auf der Startseite"],
    ] as const) {
      await page
        .getByLabel("Bild", { exact: true })
        .setInputFiles({ name: "markt.jpg", mimeType: "image/jpeg", buffer });
      await page.getByLabel("Was ist auf dem Bild zu sehen?").fill("Der Marktplatz am Morgen.");
      await page.getByRole("button", { name: "Bild zeigen" }).click();
      await page.getByText(said).first().waitFor();
      await look();
    }
    await page.getByLabel("English").fill("The market square in the morning.");
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByText("Gespeichert.").waitFor();
    await page.getByRole("button", { name: "Bild entfernen" }).click();
    await page.getByText("Das Bild ist entfernt.").waitFor();
    assert.equal(await page.locator("main img").count(), 0);
    await look();
    await page.getByRole("button", { name: /^Rückgängig machen/ }).click();
    await page.locator("main img").waitFor();

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
    for (const [language, alt] of [
      ["de", "Der Marktplatz am Morgen."],
      ["en", "The market square in the morning."],
      ["ar", "Der Marktplatz am Morgen."],
    ] as const) {
      await visitor.page.goto(start.replace(/de$/, language));
      const shown = visitor.page.getByRole("img", { name: alt });
      await shown.scrollIntoViewIfNeeded();
      await visitor.page.waitForLoadState("networkidle");
      const isLoaded = "document.querySelector('.hero-picture')?.naturalWidth > 0";
      assert.ok(await visitor.page.evaluate<boolean>(isLoaded), language);
      await visitor.look();
    }
  },
);
