import assert from "node:assert/strict";
import { desk, phone } from "../support/browser.ts";
import { settleIn, staffJourney } from "../support/staffed-town.ts";
import { textSeen } from "../support/walk.ts";

staffJourney(
  "an administrator adds organisations, lets a partner see their own, and ends it",
  "partner",
  async ({ start, invitation, open }) => {
    const office = await open(desk);
    const { page: admin } = office;
    await settleIn(office, invitation);
    await admin.goto(`${start}/intern`);
    await admin.getByRole("link", { name: "Organisationen" }).click();
    await admin.getByText("Noch keine Organisation").waitFor();
    await office.look();
    const addresses: string[] = [];
    for (const [name, kind] of [
      ["Jobcenter Musterstadt", "Kooperationspartner"],
      ["Nachbarschaftsverein Hochfeld", "Verein"],
    ] as const) {
      await admin.goto(`${start}/intern/organisationen`);
      await admin.getByRole("link", { name: "Organisation anlegen" }).click();
      await office.look();
      await admin.getByLabel("Name").fill(name);
      await admin.getByLabel("Art").selectOption({ label: kind });
      await admin.getByRole("button", { name: "Anlegen" }).click();
      await admin.getByRole("heading", { level: 1, name }).waitFor();
      await office.look();
      addresses.push(admin.url());
    }
    await admin.goto(`${start}/intern/organisationen/neu`);
    await admin.getByLabel("Name").fill("jobcenter musterstadt");
    await admin.getByRole("button", { name: "Anlegen" }).click();
    await admin.getByText("Diese Organisation gibt es schon.").first().waitFor();
    await office.look();

    await admin.goto(`${start}/intern/personen/einladen`);
    await admin.getByLabel("Name", { exact: true }).fill("Petra Partner");
    await admin.getByLabel("Rolle").selectOption({ label: "Partner" });
    await admin.getByLabel("Anmeldename").fill("petra");
    await admin.getByRole("button", { name: "Einladen" }).click();
    await admin.getByText("Mit dieser Rolle gehört die Person zu einer Organisation.").first().waitFor();
    await office.look();
    assert.equal(await admin.getByLabel("Anmeldename").inputValue(), "petra");
    await admin.getByLabel("Organisation").selectOption({ label: "Jobcenter Musterstadt" });
    await admin.getByRole("button", { name: "Einladen" }).click();
    await admin.getByRole("heading", { level: 1, name: "Petra Partner ist eingeladen" }).waitFor();
    const link = (await textSeen(admin.locator(".secret").first())).trim();

    const hand = await open(phone);
    const { page: partner } = hand;
    await settleIn(hand, link);
    await partner.goto(`${start}/intern`);
    await hand.look();
    await partner.getByRole("link", { name: "Organisationen" }).click();
    await partner.getByRole("link", { name: "Jobcenter Musterstadt" }).waitFor();
    assert.doesNotMatch(await textSeen(partner.locator("main")), /Nachbarschaftsverein/);
    await hand.look();
    await partner.getByRole("link", { name: "Jobcenter Musterstadt" }).click();
    assert.match(await textSeen(partner.locator("main")), /Petra Partner/);
    assert.equal(await partner.getByRole("button", { name: "Umbenennen" }).count(), 0);
    await hand.look();
    assert.equal((await partner.goto(addresses[1] ?? ""))?.status(), 404);

    await admin.goto(addresses[0] ?? "");
    await admin.getByLabel("Name").fill("Jobcenter Musterstadt-Mitte");
    await admin.getByRole("button", { name: "Umbenennen" }).click();
    await admin.getByRole("heading", { level: 1, name: "Jobcenter Musterstadt-Mitte" }).waitFor();
    await office.look();
    await admin.getByRole("button", { name: "Beenden" }).click();
    await admin.getByText("beendet am").waitFor();
    await office.look();
    await partner.goto(`${start}/intern/organisationen`);
    await partner.getByRole("heading", { level: 1, name: "Anmelden" }).waitFor();
  },
);
