import assert from "node:assert/strict";
import { clientId, clientSecret, startLocalProvider } from "../../src/kernel/oidc/testing/local-provider.ts";
import { desk, phone } from "../support/browser.ts";
import { password, settleIn, staffJourney } from "../support/staffed-town.ts";
import { textSeen } from "../support/walk.ts";

staffJourney(
  "an administrator lets colleagues sign in with the accounts of the town",
  "town_sign_on",
  async ({ start, invitation, open }) => {
    const provider = await startLocalProvider([`${start}/anmelden/extern/zurueck`]);
    try {
      provider.people.set("ayse", {
        email: "ayse@stadt.example",
        email_verified: true,
        name: "Ayşe Öztürk",
      });
      provider.people.set("fremd", { email: "fremd@stadt.example", email_verified: true, name: "Fremd" });
      const office = await open(desk);
      const { page: admin } = office;
      await settleIn(office, invitation);
      await admin.goto(`${start}/intern`);
      await admin.getByRole("link", { name: "Anmeldung mit der Stadt" }).click();
      await office.look();
      assert.match(await textSeen(admin.locator(".secret")), /\/anmelden\/extern\/zurueck$/);
      await admin.getByLabel("Adresse des Anmeldedienstes").fill("http://login.stadt.example");
      await admin.getByLabel("Kennung").fill(clientId);
      await admin.getByLabel("Geheimnis").fill(clientSecret);
      await admin.getByLabel("Name auf dem Knopf").fill("Stadtkonto");
      await admin.getByRole("button", { name: "Speichern" }).click();
      await admin.getByText("Das ist keine Adresse eines Anmeldedienstes.").first().waitFor();
      await office.look();
      assert.equal(await admin.getByLabel("Kennung").inputValue(), clientId, "what was typed is kept");
      assert.equal(await admin.getByLabel("Geheimnis").inputValue(), "", "but no secret stands in a page");
      await admin.getByLabel("Adresse des Anmeldedienstes").fill(provider.issuer);
      await admin.getByLabel("Geheimnis").fill(clientSecret);
      await admin.getByRole("button", { name: "Speichern" }).click();
      await admin.getByText("Ist eingeschaltet.").waitFor();
      await office.look();

      await admin.goto(`${start}/intern/personen/einladen`);
      await admin.getByLabel("Name", { exact: true }).fill("Ayşe Öztürk");
      await admin.getByLabel("Rolle").selectOption({ label: "Coaching" });
      await admin.getByLabel("E-Mail").fill("ayse@stadt.example");
      await admin.getByRole("button", { name: "Einladen" }).click();
      await admin.getByRole("heading", { level: 1, name: "Ayşe Öztürk ist eingeladen" }).waitFor();

      const hand = await open(phone);
      const { page: coach } = hand;
      const signInThere = async (name: string) => {
        await coach.goto(`${start}/intern`);
        await coach.getByRole("link", { name: "Mit Stadtkonto anmelden" }).click();
        await coach.getByRole("heading", { name: "Stadtkonto" }).waitFor();
        await coach.getByLabel("Name").fill(name);
        await coach.getByRole("button", { name: "Weiter" }).click();
      };
      await coach.goto(`${start}/intern`);
      await hand.look();
      await signInThere("nobody");
      await coach.getByText("Der Anmeldedienst hat die Anmeldung abgebrochen.").waitFor();
      await hand.look();
      // The code of a telephone was asked for there, so nothing more is asked for here.
      provider.shown = { amr: ["pwd", "otp"] };
      await signInThere("ayse");
      await coach.getByRole("link", { name: "Was darf welche Rolle?" }).waitFor();
      assert.equal(coach.url(), `${start}/intern`);
      await hand.look();
      await coach.goto(`${start}/konto`);
      await coach.getByText("Sie können sich auch mit Stadtkonto anmelden.").waitFor();
      await hand.look();

      const strange = await open(phone);
      await strange.page.goto(`${start}/anmelden`);
      await strange.page.getByRole("link", { name: "Mit Stadtkonto anmelden" }).click();
      await strange.page.getByLabel("Name").fill("fremd");
      await strange.page.getByRole("button", { name: "Weiter" }).click();
      await strange.page.getByText("Zu diesem Konto gibt es hier keinen Zugang.").waitFor();

      await admin.goto(`${start}/intern/personen`);
      await admin.getByRole("link", { name: "Ayşe Öztürk" }).click();
      await admin.getByText("verbunden seit").waitFor();
      await office.look();
      await admin.getByRole("button", { name: "Verbindung zum Anmeldedienst lösen" }).click();
      await admin.getByText("verbunden seit").waitFor({ state: "detached" });
      await coach.goto(`${start}/intern`);
      await coach.getByRole("heading", { level: 1, name: "Anmelden" }).waitFor();

      // The provider is gone: who has a password comes in with it.
      await provider.stop();
      const other = await open(phone);
      await other.page.goto(`${start}/anmelden`);
      await other.page.getByLabel("E-Mail oder Anmeldename").fill("verwaltung");
      await other.page.getByLabel("Passwort").fill(password);
      await other.page.getByRole("button", { name: "Anmelden", exact: true }).click();
      await other.page.getByRole("heading", { level: 1, name: "Zweiter Schritt" }).waitFor();
      await other.look();
    } finally {
      await provider.stop();
    }
  },
);
