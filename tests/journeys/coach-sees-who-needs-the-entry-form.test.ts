// SPDX-License-Identifier: EUPL-1.2
import { desk, phone } from "../support/browser.ts";
import { inviteCoach, settleIn, staffJourney } from "../support/staffed-town.ts";
import { follow } from "../support/walk.ts";

staffJourney(
  "a coach sees on the first page who has come for so long that the entry form is wanted, finds the person and writes it down",
  "forms",
  async ({ start, invitation, open, scripts }) => {
    const office = await open(desk);
    await settleIn(office, invitation);
    const link = await inviteCoach(office, start);
    const hand = await open(phone);
    const { page: coach, look } = hand;
    await settleIn(hand, link);

    await coach.goto(`${start}/intern/programm/neu`);
    await coach.getByLabel("Titel").first().fill("Ein langer Tag");
    await coach.getByLabel("Art", { exact: true }).selectOption({ label: "Kurs" });
    await coach.getByRole("button", { name: "Speichern" }).click();
    await coach.getByRole("heading", { level: 1, name: "Ein langer Tag" }).waitFor();
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await coach.getByLabel("Tag", { exact: true }).fill(day);
    await coach.getByLabel("Von", { exact: true }).fill("08:00");
    await coach.getByLabel("Bis", { exact: true }).fill("17:00");
    await coach.getByRole("button", { name: "Termine planen" }).click();
    await coach.getByRole("button", { name: "Veröffentlichen" }).click();
    await follow(coach.getByRole("link", { name: "Anwesenheit" }).first());
    await coach.getByLabel("Noch jemand ist gekommen").fill("Nadia Bensaïd");
    await coach.getByRole("button", { name: "Anwesenheit speichern" }).click();
    await coach.getByText(scripts ? "Alles gesendet." : "Gespeichert.").waitFor();

    await coach.goto(`${start}/intern`);
    await look();
    await follow(coach.getByRole("link", { name: "1 Eintrittsbogen ist auszufüllen" }));
    await look();
    await coach.getByLabel("Name", { exact: true }).fill("bensaid");
    await coach.getByRole("button", { name: "Suchen" }).click();
    await coach.getByText("1 Mensch", { exact: true }).waitFor();
    await look();
    await follow(coach.getByRole("link", { name: "Nadia Bensaïd" }));
    await look();
    await coach.getByText("9 Std.").first().waitFor();
    await coach.getByLabel("Ausgefüllt am").fill("2099-01-01");
    await coach.getByRole("button", { name: "Eintragen" }).click();
    await coach.getByText("Dieser Tag liegt in der Zukunft.").waitFor();
    await look();
    await coach.getByLabel("Ausgefüllt am").fill("2026-01-02");
    await coach.getByRole("button", { name: "Eintragen" }).click();
    await coach.getByText("Eintrittsbogen da").waitFor();
    await coach.goto(`${start}/intern`);
    await coach.getByRole("heading", { level: 1, name: "Intern" }).waitFor();
    await coach.getByText("Eintrittsbogen").waitFor({ state: "detached" });
  },
);
