import assert from "node:assert/strict";
import { phone } from "../support/browser.ts";
import { codeOf, password, settleIn, staffJourney } from "../support/staffed-town.ts";
import { textSeen } from "../support/walk.ts";

staffJourney(
  "somebody fills in a form, is called away, and loses nothing though the session has ended",
  "called_away",
  async ({ start, invitation, open, database }) => {
    const device = await open(phone);
    const { page, look } = device;
    const seed = await settleIn(device, invitation);
    await page.goto(`${start}/intern/personen/einladen`);
    await page.getByLabel("Name", { exact: true }).fill("Zoë Müller-Şahin");
    await page.getByLabel("Rolle").selectOption({ label: "Kursleitung" });
    await page.getByLabel("Anmeldename").fill("zoe.mueller");
    const superuser = await database.superuser();
    const ended = await superuser.query("delete from accounts.session");
    await superuser.end();
    assert.ok((ended.rowCount ?? 0) > 0);

    await page.getByRole("button", { name: "Einladen" }).click();
    await page.getByText("Was Sie geschrieben haben, ist noch da").first().waitFor();
    await look();
    await page.getByLabel("E-Mail oder Anmeldename").fill("verwaltung");
    await page.getByLabel("Passwort").fill("das falsche Passwort");
    await page.getByRole("button", { name: "Anmelden" }).click();
    await page.getByText("Name oder Passwort stimmt nicht").first().waitFor();
    await look();
    await page.getByLabel("Passwort").fill(password);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await page.getByRole("heading", { level: 1, name: "Zweiter Schritt" }).waitFor();
    await page.getByRole("textbox", { name: "Code" }).fill(codeOf(seed, 1));
    await page.getByRole("button", { name: "Weiter" }).click();
    await page.getByRole("heading", { level: 1, name: "Sie sind wieder da" }).waitFor();
    await look();
    await page.getByRole("button", { name: "Absenden" }).click();
    await page.getByRole("heading", { level: 1, name: "Zoë Müller-Şahin ist eingeladen" }).waitFor();
    await page.getByRole("link", { name: "Zoë Müller-Şahin" }).click();
    assert.match(await textSeen(page.locator("main")), /Kursleitung/);
    assert.match(await textSeen(page.locator("main")), /zoe\.mueller/);
    await look();
  },
);
