import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { desk, phone } from "../support/browser.ts";
import { choosePassword, password, setUpSecondStep, staffJourney } from "../support/staffed-town.ts";
import { follow, textSeen } from "../support/walk.ts";

/** Gives the browser a device that knows who uses it, as a phone does. */
async function withDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

staffJourney("a coach signs in with a passkey instead of a code", "passkey", async (visit) => {
  const { open, scripts } = visit;
  // A number is no name that passkeys could be made for (WebAuthn, 5.1.2).
  const [start, invitation] = [visit.start, visit.invitation].map((at) =>
    at.replace("127.0.0.1", "localhost"),
  );
  const office = await open(desk);
  const { page } = office;
  await page.goto(invitation ?? "");
  await choosePassword(office);
  await follow(page.getByRole("link", { name: "Passkey einrichten" }));
  await page.getByRole("heading", { level: 1, name: "Passkeys" }).waitFor();
  await office.look();
  if (!scripts) {
    assert.match(await textSeen(page.locator("main")), /In diesem Browser .* gehen Passkeys nicht/);
    assert.equal(await page.getByRole("button", { name: "Passkey einrichten" }).count(), 0);
    await follow(page.getByRole("link", { name: "Mein Zugang" }).first());
    await setUpSecondStep(office);
    return;
  }

  // No look until the end: it would end what makes the browser's device.
  await withDevice(page);
  await page.getByLabel("Name des Geräts").fill("Mein Rechner");
  await page.getByRole("button", { name: "Passkey einrichten" }).click();
  await page.getByRole("heading", { level: 1, name: "Ihr Passkey ist eingerichtet" }).waitFor();
  const [spare = ""] = (await textSeen(page.locator(".secret"))).split("\n");
  await page.goto(`${start}/konto/passkeys`);
  assert.match(await textSeen(page.locator("main table")), /Mein Rechner/);
  await page.getByRole("button", { name: "Passkey einrichten" }).click();
  await page.getByText("Auf diesem Gerät haben Sie schon einen Passkey.").waitFor();
  await follow(page.getByRole("link", { name: "Mein Zugang" }).first());
  await page.getByRole("button", { name: "Abmelden", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Sie sind abgemeldet" }).waitFor();
  const onward = `${new URL(start ?? "").pathname}/intern/rollen`;
  await page.goto(`${start}/anmelden?weiter=${encodeURIComponent(onward)}`);
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await page.getByRole("heading", { level: 1, name: "Was darf welche Rolle?" }).waitFor();
  await page.goto(`${start}/konto`);
  await office.look();
  await page.goto(`${start}/konto/passkeys`);
  await office.look();

  // On the phone, where there is no passkey, the password asks for a spare code as well.
  const hand = await open(phone);
  await hand.page.goto(`${start}/anmelden`);
  await hand.look();
  await hand.page.getByLabel("E-Mail oder Anmeldename").fill("verwaltung");
  await hand.page.getByLabel("Passwort").fill(password);
  await hand.page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await hand.page.getByRole("heading", { level: 1, name: "Zweiter Schritt" }).waitFor();
  await hand.look();
  await hand.page.getByLabel("Ersatzcode").fill(spare);
  await hand.page.getByRole("button", { name: "Weiter" }).click();
  await hand.page.getByRole("heading", { level: 1, name: "Intern" }).waitFor();

  await page.goto(`${start}/konto/passkeys`);
  await page.getByRole("button", { name: /^Entfernen/ }).click();
  await page.getByText("Sie haben noch keinen Passkey.").waitFor();
});
