import assert from "node:assert/strict";
import { desk, phone } from "../support/browser.ts";
import {
  choosePassword,
  codeOf,
  inviteCoach,
  password,
  setUpSecondStep,
  staffJourney,
} from "../support/staffed-town.ts";
import { follow, textSeen } from "../support/walk.ts";

staffJourney(
  "a coach keeps the second step that an administrator wants to take away",
  "keeps",
  async ({ start, invitation, open }) => {
    const office = await open(desk);
    const { page: admin } = office;
    await admin.goto(invitation);
    await choosePassword(office);
    await setUpSecondStep(office);
    const link = await inviteCoach(office, start);

    const hand = await open(phone);
    const { page: coach } = hand;
    await coach.goto(link);
    await choosePassword(hand);
    const seed = await setUpSecondStep(hand);

    // First the administrator looks what a coach sees, and can do nothing meanwhile.
    await admin.goto(`${start}/intern/ansicht`);
    await office.look();
    await admin.getByRole("button", { name: "Ansehen als Coaching" }).click();
    await admin.getByRole("heading", { level: 1, name: "Intern" }).waitFor();
    assert.match(await textSeen(admin.locator(".looking")), /Sie sehen die Seiten als: Coaching/);
    assert.equal(await admin.getByRole("link", { name: "Personen und Rollen" }).count(), 0);
    await office.look();
    await follow(admin.getByRole("link", { name: "Mein Zugang" }).first());
    await office.look();
    await admin.getByRole("button", { name: "Neue Ersatzcodes" }).click();
    await admin.getByText("können nichts ändern").first().waitFor();
    await admin.goto(`${start}/intern`);
    await admin.getByRole("button", { name: "Zurück zu mir" }).click();
    await follow(admin.getByRole("link", { name: "Personen und Rollen" }));
    await follow(admin.getByRole("link", { name: "Ayşe Öztürk" }));
    await office.look();
    await admin.getByRole("button", { name: "Zweiten Schritt entfernen" }).click();
    await admin.getByText("Jetzt muss jemand anderes zustimmen").waitFor();
    await office.look();
    await admin.getByRole("button", { name: "Zustimmen und entfernen" }).click();
    await admin.getByText("Das kann nur jemand anderes aus der Verwaltung").waitFor();
    await office.look();

    await coach.goto(`${start}/intern`);
    assert.match(await textSeen(coach.locator("main")), /Verwaltung möchte seit .* Ihren zweiten Schritt/);
    await hand.look();
    await coach.getByRole("button", { name: "Ablehnen" }).click();
    await coach.getByRole("heading", { level: 1, name: "Mein Zugang" }).waitFor();
    await coach.getByRole("button", { name: "Ich weiß davon" }).click();
    await coach.getByText("Ihr Zugang wurde geändert").waitFor({ state: "detached" });
    await hand.look();
    await follow(admin.getByRole("link", { name: "Personen und Rollen" }));
    await follow(admin.getByRole("link", { name: "Ayşe Öztürk" }));
    await admin.getByRole("button", { name: "Zweiten Schritt entfernen" }).waitFor();

    // A new link is a new password and no more.
    await admin.getByRole("button", { name: "Neues Passwort wählen lassen" }).click();
    const reset = (await textSeen(admin.locator(".secret").first())).trim();
    await coach.goto(reset);
    await coach.getByLabel("Neues Passwort").fill(password);
    await coach.getByLabel("Passwort wiederholen").fill(password);
    await coach.getByRole("button", { name: "Passwort speichern und anmelden" }).click();
    await coach.getByRole("heading", { level: 1, name: "Zweiter Schritt" }).waitFor();
    await coach.getByRole("textbox", { name: "Code" }).fill(codeOf(seed, 1));
    await coach.getByRole("button", { name: "Weiter" }).click();
    await coach.getByText("hat am").first().waitFor();
    await hand.look();
  },
);
