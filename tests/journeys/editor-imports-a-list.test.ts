// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { desk } from "../support/browser.ts";
import { settleIn, staffJourney } from "../support/staffed-town.ts";
import { textSeen } from "../support/walk.ts";

const list = `Firma;Art;Straße;Breite;Länge;Telefon
Bäckerei Yıldız;Bäckerei;Hauptstraße 1;51.4301;6.7601;02043 123456
Café Marmara;Café;Hauptstraße 3;51.4302;6.7602;
Marmara;Restaurant;Hauptstraße 3;51.4302;6.7602;
Uschi Zwo;Quxblorp;Hauptstraße 5;51.4303;6.7603;
Ohne Ort;Bäckerei;;;;
`;

const endless = `Firma;Ort\n${";".repeat(5_000_000)}`;

staffJourney(
  "an editor imports a list, explains a word, looks at what came of it and takes it back",
  "import",
  async ({ start, invitation, open }) => {
    const office = await open(desk);
    const { page, look } = office;
    await settleIn(office, invitation);
    await page.goto(`${start}/intern`);
    await page.getByRole("link", { name: "Listen einlesen" }).click();
    await look();

    // One that cannot be read leads back.
    await page
      .getByLabel("Datei")
      .setInputFiles({ name: "endlos.csv", mimeType: "text/csv", buffer: Buffer.from(endless) });
    await page.getByRole("button", { name: "Hochladen und ansehen" }).click();
    await page.getByText("Eine Zeile ist länger, als eine Tabelle sie haben kann").waitFor();
    await look();
    assert.equal(await page.getByText("Schauen Sie nach, ob die Spalten").count(), 0);
    await page.getByRole("link", { name: "Eine andere Liste hochladen" }).click();

    await page
      .getByLabel("Datei")
      .setInputFiles({ name: "werbering.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
    await page.getByLabel("Wer hat die Liste gemacht?").fill("Werbering");
    await page.getByRole("button", { name: "Hochladen und ansehen" }).click();
    await page.getByRole("heading", { name: /Wie ist „werbering.csv“ zu lesen/ }).waitFor();
    await look();
    assert.match(await textSeen(page.locator("main")), /Café Marmara/);

    await page.getByRole("button", { name: "Probelauf starten" }).click();
    await ended(page, "Es wurde nichts geändert");
    await look();
    await page.getByRole("link", { name: "Zur Liste" }).click();
    await page.getByLabel("Was bedeutet „Quxblorp“?").fill("Kiosk (shop/kiosk)");
    await page.getByRole("button", { name: "Speichern und Vorschau erneuern" }).click();
    await page.getByText("Seit dem letzten Probelauf hat sich geändert").waitFor();
    await look();
    await page.getByRole("button", { name: "Probelauf wiederholen" }).click();
    await ended(page, "Es wurde nichts geändert");
    await page.getByRole("button", { name: "Jetzt übernehmen" }).click();
    await ended(page, "Fertig: Das ist Import Nr.");
    await page.getByRole("cell", { name: "gefragt", exact: false }).first().waitFor();

    // What it asks is one step away, and says whose word each of the two is.
    await page.getByRole("link", { name: "Eine Frage ansehen und beantworten" }).click();
    await look();
    await page.getByRole("table").getByRole("link", { name: "Marmara" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Zweimal derselbe Betrieb?" }).waitFor();
    assert.equal(await page.getByRole("columnheader").filter({ hasText: "Werbering" }).count(), 2);
    await look();
    await page.getByRole("button", { name: "Zusammenlegen" }).click();
    await page.goto(`${start}/intern/import`);
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("link", { name: "Zusammengeführt (1)" }).click();
    await page.getByRole("table").getByRole("link", { name: "Marmara" }).first().click();
    await page.getByText("Die beiden Einträge sind zusammengelegt").waitFor();
    assert.match(await textSeen(page.locator("main")), /Café Marmara[\s\S]*Hauptstraße 3[^\n]* · Werbering/);
    await look();
    await page.getByRole("button", { name: "Rückgängig machen" }).click();

    await page.goto(`${start}/intern/import`);
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("heading", { level: 1, name: /^Import Nr\./ }).waitFor();
    await look();
    assert.match(await textSeen(page.locator("#entries ~ *, main")), /Uschi Zwo/);
    const file = await page.request.get(`${page.url()}/abgelehnt.csv`);
    const [head, row] = (await file.text()).split("\r\n");
    assert.match(head ?? "", /^\ufeffZeile;Feld;Grund;Inhalt;Firma;Art;/);
    assert.match(
      row ?? "",
      /Keine Koordinaten und keine Straße.*;Ohne Ort;Bäckerei;;;;$/,
      "to be put right and sent again",
    );
    await page.goto(`${start}/betriebe`);
    await page.getByText("Uschi Zwo").first().waitFor();

    await page.goto(`${start}/intern/import`);
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("button", { name: "Zurücknehmen …" }).click();
    await ended(page, "Es wurde nichts geändert");
    await look();
    await page.getByRole("button", { name: "Jetzt zurücknehmen" }).click();
    await ended(page, "ist zurückgenommen");
    await look();
    // An address not asked before: the browser itself keeps a list for a minute.
    await page.goto(`${start}/betriebe?q=Uschi`);
    assert.equal(await page.getByText("Uschi Zwo").count(), 0);

    // Once more, from the import that was taken back.
    await page.goto(`${start}/intern/import`);
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("link", { name: "werbering.csv" }).click();
    await page.getByRole("heading", { name: /Wie ist „werbering.csv“ zu lesen/ }).waitFor();
    assert.equal(await page.getByLabel("Was bedeutet „Quxblorp“?").inputValue(), "Kiosk (shop/kiosk)");
    await page.getByRole("button", { name: /^Probelauf/ }).click();
    await ended(page, "Es wurde nichts geändert");
    await page.getByRole("button", { name: "Jetzt übernehmen" }).click();
    await ended(page, "Fertig: Das ist Import Nr.");
  },
);

/** Waits until a task has ended; the page renews itself, with scripts and without. */
async function ended(
  page: Awaited<ReturnType<Parameters<Parameters<typeof staffJourney>[2]>[0]["open"]>>["page"],
  words: string,
) {
  await page.getByText(words).first().waitFor({ timeout: 90_000 });
}
