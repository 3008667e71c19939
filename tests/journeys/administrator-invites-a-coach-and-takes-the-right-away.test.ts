import assert from "node:assert/strict";
import { desk, phone } from "../support/browser.ts";
import { choosePassword, password, setUpSecondStep, staffJourney } from "../support/staffed-town.ts";
import { textSeen } from "../support/walk.ts";

staffJourney(
  "an administrator invites a coach and takes the right away while she is signed in",
  "coach",
  async ({ start, invitation, open }) => {
    const office = await open(desk);
    const { page: admin } = office;
    await admin.goto(invitation);
    await choosePassword(office);
    await setUpSecondStep(office);
    await admin.getByRole("link", { name: "Zu meinem Zugang" }).click();
    await office.look();
    await admin.getByRole("link", { name: "Intern", exact: true }).click();
    await office.look();
    await admin.getByRole("link", { name: "Personen und Rollen" }).click();
    await office.look();
    await admin.getByRole("link", { name: "Person einladen" }).click();
    await office.look();
    await admin.getByLabel("Name", { exact: true }).fill("Ayşe Öztürk");
    await admin.getByLabel("Rolle").selectOption({ label: "Coaching" });
    await admin.getByLabel("Anmeldename").fill("ayse.oeztuerk");
    await admin.getByRole("button", { name: "Einladen" }).click();
    await admin.getByRole("heading", { level: 1, name: "Ayşe Öztürk ist eingeladen" }).waitFor();
    await office.look();
    const link = (await textSeen(admin.locator(".secret").first())).trim();

    const hand = await open(phone);
    const { page: coach } = hand;
    await coach.goto(link);
    assert.match(await textSeen(coach.locator("main")), /ayse\.oeztuerk/);
    await choosePassword(hand);
    const barred = await coach.goto(`${start}/intern`);
    assert.equal(barred?.url(), `${start}/konto`, "staff come no further without the second step");
    await setUpSecondStep(hand);
    await coach.goto(`${start}/intern`);
    await coach.getByRole("link", { name: "Was darf welche Rolle?" }).waitFor();
    await hand.look();
    const spent = await open(phone);
    await spent.page.goto(link);
    await spent.page.getByText("Diese Einladung gilt nicht mehr").first().waitFor();
    await spent.look();

    await admin.getByRole("link", { name: "Ayşe Öztürk" }).click();
    await office.look();
    await admin.getByRole("button", { name: /^Rolle beenden/ }).click();
    await admin.getByRole("button", { name: /^Rolle beenden/ }).waitFor({ state: "detached" });

    await coach.getByRole("link", { name: "Was darf welche Rolle?" }).click();
    await coach.getByRole("heading", { level: 1, name: "Anmelden" }).waitFor();
    await hand.look();
    await coach.getByLabel("E-Mail oder Anmeldename").fill("ayse.oeztuerk");
    await coach.getByLabel("Passwort").fill(password);
    await coach.getByRole("button", { name: "Anmelden" }).click();
    await coach.getByRole("heading", { level: 1, name: "Zweiter Schritt" }).waitFor();
    await hand.look();
  },
);
