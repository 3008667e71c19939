// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { desk, phone } from "../support/browser.ts";
import { settleIn, staffJourney } from "../support/staffed-town.ts";
import { follow } from "../support/walk.ts";

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
const event = (uid: string, title: string, ...more: string[]) =>
  [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTART:${tomorrow()}T160000Z`,
    `SUMMARY:${title}`,
    ...more,
    "END:VEVENT",
  ].join("\r\n");
const file = (...events: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:Verein", ...events, "END:VCALENDAR", ""].join("\r\n");

staffJourney(
  "an administrator subscribes to a club's calendar, hides one entry, sends a file, and removes the calendar again",
  "foreign_calendars",
  async ({ start, invitation, open }) => {
    let answer = file(
      event("a", "Chorprobe", "RRULE:FREQ=WEEKLY;COUNT=3", "DESCRIPTION:<p>Alle <b>Stimmen</b></p>"),
      event("b", "Vorstandswahl"),
    );
    const club = createServer((_, response) => response.end(answer)).listen(0, "127.0.0.1");
    await new Promise((done) => club.once("listening", done));
    try {
      const office = await open(desk);
      const { page: admin } = office;
      await settleIn(office, invitation);
      await admin.goto(`${start}/intern/programm`);
      await follow(admin.getByRole("link", { name: "Kalender von anderen" }));
      await office.look();
      await admin
        .getByLabel("Adresse des Kalenders")
        .fill(`http://127.0.0.1:${(club.address() as AddressInfo).port}/chor.ics`);
      await admin.getByLabel("Von wem?").first().fill("Chor Hochfeld");
      await admin.getByRole("button", { name: "Abonnieren" }).click();
      await admin.getByRole("heading", { level: 1, name: "Chor Hochfeld" }).waitFor();
      await office.look();
      assert.equal(await admin.locator(".case").count(), 4);
      await admin.getByRole("button", { name: "Verbergen: Vorstandswahl" }).click();
      await admin.getByRole("button", { name: "Wieder zeigen: Vorstandswahl" }).waitFor();

      const street = await open(phone);
      const { page: resident } = street;
      await resident.goto(`${start}/programm`);
      await street.look();
      assert.equal(await resident.getByRole("heading", { name: "Chorprobe" }).count(), 3);
      assert.equal(await resident.getByText("Vorstandswahl").count(), 0);
      assert.equal(await resident.getByText(/Aus dem Kalender von .?Chor Hochfeld/).count(), 3);
      await resident.getByText("Mehr dazu").first().click();
      await resident.getByText("Alle Stimmen").first().waitFor();

      // The club moves its choir, and its page breaks a moment later: what was read stays.
      answer = file(event("a", "Chorprobe im Hof"), event("b", "Vorstandswahl"));
      await admin.getByRole("button", { name: "Jetzt neu lesen" }).click();
      await admin.getByRole("heading", { name: "Chorprobe im Hof" }).waitFor();
      answer = "<!doctype html>Wartung";
      await admin.getByRole("button", { name: "Jetzt neu lesen" }).click();
      await admin.getByText("Das ist kein Kalender.").waitFor();
      await office.look();
      await resident.goto(`${start}/programm`);
      assert.equal(await resident.getByRole("heading", { name: "Chorprobe im Hof" }).count(), 1);
      assert.equal(await resident.getByText("Vorstandswahl").count(), 0);

      await admin.goto(`${start}/intern/programm/kalender`);
      await admin.getByLabel("Datei (.ics)").setInputFiles({
        name: "fest.ics",
        mimeType: "text/calendar",
        buffer: Buffer.from(file(event("c", "Straßenfest"))),
      });
      await admin.getByLabel("Von wem?").last().fill("Händler");
      await admin.getByRole("button", { name: "Einlesen" }).click();
      await admin.getByRole("heading", { level: 1, name: "Händler" }).waitFor();
      await admin.getByRole("button", { name: "Kalender entfernen" }).click();
      await admin.getByRole("heading", { level: 1, name: "Kalender von anderen" }).waitFor();
      assert.equal(await admin.getByRole("link", { name: "Händler" }).count(), 0);
    } finally {
      club.closeAllConnections();
      club.close();
    }
  },
);
