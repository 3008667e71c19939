// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { desk, phone } from "../support/browser.ts";
import { inviteCoach, settleIn, staffJourney } from "../support/staffed-town.ts";
import { follow, textSeen } from "../support/walk.ts";

staffJourney(
  "a coach plans ten weeks with room, machines and childcare, prints the Turkish flyer, signs up a woman without e-mail and her children, calls the roll and prints the list; the project manager reads the hours",
  "plans",
  async ({ start, invitation, open }) => {
    const office = await open(desk);
    const { page: admin } = office;
    await settleIn(office, invitation);
    await admin.goto(`${start}/intern/programm/raeume`);
    await office.look();
    for (const [name, kind, units] of [
      ["Werkstatt", "Raum", "1"],
      ["Nähmaschine", "Gerät", "8"],
      ["Kinderzimmer", "Kinderbetreuung", "2"],
    ] as const) {
      await admin.goto(`${start}/intern/programm/raeume`);
      await admin.getByLabel("Name", { exact: true }).fill(name);
      await admin.getByLabel("Art", { exact: true }).selectOption({ label: kind });
      await admin.getByLabel("Wie viele davon?").fill(units);
      await admin.getByRole("button", { name: "Speichern" }).click();
      await admin.getByRole("heading", { level: 1, name }).waitFor();
    }
    await office.look();
    const link = await inviteCoach(office, start);

    const hand = await open(phone);
    const { page: coach } = hand;
    await settleIn(hand, link);
    await coach.goto(`${start}/intern/programm`);
    await hand.look();
    await follow(coach.getByRole("link", { name: "Neues Angebot" }));
    await hand.look();
    await coach.getByLabel("Titel").first().fill("Nähkurs am Donnerstag");
    await coach.getByLabel("Art", { exact: true }).selectOption({ label: "Nähwerkstatt" });
    await coach.getByLabel("Wie viele Plätze?").fill("1");
    await coach.getByLabel("Mit Kinderbetreuung").check();
    await coach.getByLabel("Raum oder Gerät 1").selectOption({ label: "Werkstatt" });
    await coach.getByLabel("Raum oder Gerät 2").selectOption({ label: "Nähmaschine (8)" });
    await coach.locator("#field-need-units-1").fill("8");
    await coach.getByLabel("Raum oder Gerät 3").selectOption({ label: "Kinderzimmer (2)" });
    await coach.locator("#field-need-units-2").fill("2");
    await coach.getByRole("button", { name: "Speichern" }).click();
    await coach.getByRole("heading", { level: 1, name: "Nähkurs am Donnerstag" }).waitFor();
    await hand.look();
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await coach.getByLabel("Tag", { exact: true }).fill(day);
    await coach.getByLabel("Von", { exact: true }).fill("10:00");
    await coach.getByLabel("Bis", { exact: true }).fill("12:30");
    await coach.getByText("Mehrere Termine").click();
    await coach.getByLabel("Jede Woche", { exact: true }).check();
    await coach.getByLabel("Wie oft?").fill("10");
    await coach.getByLabel("Ohne Schulferien").check();
    await coach.getByRole("button", { name: "Erst ansehen" }).click();
    await coach.getByText("Das wären 10 Termine").waitFor();
    await hand.look();
    await coach.getByRole("button", { name: "Termine planen" }).click();
    await coach.locator(".case").nth(9).waitFor();
    assert.equal(await coach.locator(".case").count(), 10);
    const offering = new URL(coach.url());
    await coach.getByRole("button", { name: "Veröffentlichen" }).click();
    await coach.getByRole("link", { name: "Öffentliche Seite" }).waitFor();
    const flyer = await paperOf(coach, coach.getByRole("link", { name: /Türkçe.*A4/ }));
    assert.match(flyer, /\/Lang ?\(tr\)/);
    await follow(coach.getByRole("link", { name: "Jemanden anmelden" }));
    await hand.look();
    await coach.getByLabel("Name der Person").fill("Nadia Bensaïd");
    await coach.getByLabel("Wie alt sind die Kinder").fill("4, 7");
    await coach.getByRole("button", { name: "Jemanden anmelden" }).click();
    await coach.getByText("Angemeldet mit Platz").waitFor();
    await hand.look();
    await coach.getByLabel("Name der Person").fill("Fatma Aydın");
    await coach.getByRole("button", { name: "Jemanden anmelden" }).click();
    await coach.getByText("Auf der Warteliste").waitFor();
    await follow(coach.getByRole("link", { name: "Nähkurs am Donnerstag" }));
    await hand.look();
    await coach.getByRole("row", { name: /Nadia/ }).getByRole("button", { name: "Absagen" }).click();
    await coach.getByRole("row", { name: /Fatma.*hat einen Platz/ }).waitFor();

    await coach.goto(`${start}/intern/programm`);
    await coach.getByRole("heading", { name: "Bitte Bescheid sagen" }).waitFor();
    await hand.look();
    await coach.getByRole("button", { name: "Erledigt" }).click();
    await coach.getByRole("heading", { name: "Bitte Bescheid sagen" }).waitFor({ state: "detached" });
    await follow(coach.getByRole("link", { name: "Anwesenheit" }).first());
    await hand.look();
    await coach.getByLabel("da", { exact: true }).check();
    await coach.getByLabel("Noch jemand ist gekommen").fill("Mehmet");
    await coach.getByLabel("Weitere Menschen, ohne Namen").fill("3");
    await coach.getByRole("button", { name: "Anwesenheit speichern" }).first().click();
    await coach.getByText("Gespeichert.").waitFor();
    assert.match(await textSeen(coach.locator("main")), /Mehmet/);
    await hand.look();
    await paperOf(coach, coach.getByRole("link", { name: "Liste drucken (PDF)" }));

    // What took place yesterday and stands in no plan is entered afterwards: only what is over has hours.
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await coach.goto(offering.origin + offering.pathname);
    await coach.getByLabel("Tag", { exact: true }).fill(yesterday);
    await coach.getByLabel("Von", { exact: true }).fill("10:00");
    await coach.getByLabel("Bis", { exact: true }).fill("12:30");
    await coach.getByRole("button", { name: "Termine planen" }).click();
    await coach.locator(".case").nth(10).waitFor();
    await follow(coach.getByRole("link", { name: "Anwesenheit" }).first());
    await coach.getByLabel("Noch jemand ist gekommen").fill("Mehmet");
    await coach.getByRole("button", { name: "Anwesenheit speichern" }).first().click();
    await coach.getByText("Gespeichert.").waitFor();

    const asked = { name: "Jana Weiß", login: "jana", role: "Projektleitung" };
    const invited = await inviteCoach(office, start, asked);
    const table = await open(desk);
    const { page: manager } = table;
    await settleIn(table, invited);
    await manager.goto(`${start}/intern/programm/zahlen`);
    await manager.getByLabel("Zeitraum").selectOption({ label: "Freie Tage" });
    await manager.getByText("Von – Bis", { exact: true }).click();
    await manager.getByLabel("Von", { exact: true }).fill(yesterday);
    await manager.getByLabel("Bis", { exact: true }).fill(yesterday);
    await manager.getByRole("button", { name: "Zeigen" }).click();
    await manager.getByRole("heading", { name: "Nach Art" }).waitFor();
    assert.match(
      await textSeen(manager.locator("main")),
      /Termine\s+1\s+Menschen\s+1\s+Teilnahmen\s+1\s+Stunden\s+2,5\s/,
    );
    await table.look();
  },
);

/** The document that a link leads to, as whoever is signed in gets it. */
async function paperOf(page: Page, link: Locator): Promise<string> {
  const address = (await link.first().getAttribute("href")) ?? assert.fail("no link");
  const answer = await page.context().request.get(new URL(address, page.url()).href);
  assert.deepEqual([answer.status(), answer.headers()["content-type"]], [200, "application/pdf"]);
  const paper = (await answer.body()).toString("latin1");
  assert.match(paper, /^%PDF-/);
  return paper;
}
