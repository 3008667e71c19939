// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { desk, phone } from "../support/browser.ts";
import { inviteCoach, settleIn, staffJourney } from "../support/staffed-town.ts";
import { follow, textSeen } from "../support/walk.ts";

staffJourney(
  "a resident lands on the waiting list in Arabic; one cancels with the code, and the next one is told and has the place",
  "waits",
  async ({ start, invitation, open, mailTo }) => {
    const office = await open(desk);
    const { page: admin } = office;
    await settleIn(office, invitation);
    await admin.goto(`${start}/intern/programm/raeume`);
    await admin.getByLabel("Name", { exact: true }).fill("Nähmaschine");
    await admin.getByLabel("Art", { exact: true }).selectOption({ label: "Gerät" });
    await admin.getByLabel("Menschen aus dem Quartier dürfen danach fragen").check();
    await admin.getByRole("button", { name: "Speichern" }).click();
    await admin.getByRole("heading", { level: 1, name: "Nähmaschine" }).waitFor();
    const link = await inviteCoach(office, start);

    const hand = await open(phone);
    const { page: coach } = hand;
    await settleIn(hand, link);
    const plan = async (title: string, more: () => Promise<void> = async () => {}) => {
      await coach.goto(`${start}/intern/programm/neu`);
      await coach.getByLabel("Titel").first().fill(title);
      await coach.getByLabel("Art", { exact: true }).selectOption({ label: "Nähwerkstatt" });
      await coach.getByLabel("Wie viele Plätze?").fill("1");
      await coach.getByRole("button", { name: "Speichern" }).click();
      await coach.getByRole("heading", { level: 1, name: title }).waitFor();
      const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
      await coach.getByLabel("Tag", { exact: true }).fill(day);
      await coach.getByLabel("Von", { exact: true }).fill("10:00");
      await coach.getByLabel("Bis", { exact: true }).fill("12:30");
      await coach.getByRole("button", { name: "Termine planen" }).click();
      await coach.locator(".case").first().waitFor();
      await more();
      await coach.getByRole("button", { name: "Veröffentlichen" }).click();
      await coach.getByRole("link", { name: "Jemanden anmelden" }).waitFor();
    };
    await plan("Vorhänge nähen");
    await follow(coach.getByRole("link", { name: "Jemanden anmelden" }));
    await coach.getByLabel("Name der Person").fill("Nadia Bensaïd");
    await coach.getByRole("button", { name: "Jemanden anmelden" }).click();
    await coach.getByText("Angemeldet mit Platz").waitFor();

    // Somebody known is signed up in two clicks from the page of the offering; searching for them is the third.
    await plan("Taschen nähen");
    let clicks = 0;
    await follow(coach.getByRole("link", { name: "Jemanden anmelden" }));
    clicks++;
    await coach.getByLabel("Person suchen: Name oder Telefon").fill("bensa");
    await coach.getByRole("button", { name: "Suchen" }).click();
    clicks++;
    await coach.getByRole("button", { name: "Nadia Bensaïd anmelden" }).waitFor();
    await hand.look();
    await coach.getByRole("button", { name: "Nadia Bensaïd anmelden" }).click();
    clicks++;
    await coach.getByText("Nadia Bensaïd: Angemeldet mit Platz").waitFor();
    assert.equal(clicks, 3);
    await hand.look();
    const code = await textSeen(coach.locator(".secret"));

    // What the course asks, in the language of whoever reads it.
    await follow(coach.getByRole("link", { name: "Taschen nähen" }));
    await follow(coach.getByRole("link", { name: "Anmeldung einrichten" }));
    await hand.look();
    await coach.getByLabel("Was wird gefragt?").first().fill("Haben Sie schon genäht?");
    await coach.getByLabel("Wie wird geantwortet?").first().selectOption({ label: "Ja oder Nein" });
    await coach.getByLabel("Muss beantwortet werden").first().check();
    await coach
      .locator('[name="label-0-ar"]')
      .evaluate((field) => field.closest("details")?.setAttribute("open", ""));
    await coach.locator('[name="label-0-ar"]').fill("هل خطت من قبل؟");
    await coach.getByRole("button", { name: "Speichern" }).click();
    await coach.getByRole("link", { name: "Öffentliche Seite" }).waitFor();
    const page = (await coach.getByRole("link", { name: "Öffentliche Seite" }).getAttribute("href")) ?? "";

    const pocket = await open(phone);
    const { page: amira } = pocket;
    const arabic = new URL(page, start).href.replace("/de/", "/ar/");
    await amira.goto(`${arabic}/anmelden`);
    await amira.getByText("هل خطت من قبل؟").waitFor();
    await pocket.look();
    await amira.waitForTimeout(3_100);
    await amira.getByLabel("اسمك").fill("أميرة حداد");
    await amira.locator('[name="contactKind"][value="mail"]').check();
    await amira.getByLabel("رقم الهاتف أو البريد الإلكتروني أو العنوان").fill("amira@example.org");
    await amira.getByLabel("نعم", { exact: true }).check();
    await amira.getByRole("button", { name: "سجل الآن" }).click();
    await amira.getByText("أنت في قائمة الانتظار").waitFor();
    await pocket.look();
    assert.match(await mailTo("amira@example.org"), /\d{4} \d{4} \d{4}/);

    // Nadia stands at the desk and cancels with her code, without an account.
    const desktop = await open(desk);
    const { page: nadia } = desktop;
    await nadia.goto(`${start}/teilnahme`);
    await nadia.getByLabel("Code").fill(code);
    await nadia.getByRole("button", { name: "Nachsehen" }).click();
    await nadia.getByRole("button", { name: "Ich komme nicht" }).click();
    await nadia.getByText("Abgesagt").first().waitFor();

    await amira.reload();
    await amira.getByText("لديك مكان").waitFor();
    const told = await mailTo("amira@example.org");
    const receipt = /https?:\/\/\S+\/ar\/teilnahme\/\d+/.exec(told)?.[0] ?? assert.fail(told);
    await amira.goto(receipt);
    await amira.getByText("لديك مكان").waitFor();
    await pocket.look();

    // She asks for the machine at home time, and staff says yes.
    await amira.goto(`${start.replace("/de", "/ar")}/raeume`);
    await pocket.look();
    await follow(amira.getByRole("link", { name: /أوقات متاحة/ }));
    await pocket.look();
    await follow(amira.locator("a[href*='tag=']").nth(3));
    await amira.waitForTimeout(3_100);
    await amira.getByLabel("اسمك").fill("أميرة حداد");
    await amira.locator('[name="contactKind"][value="mail"]').check();
    await amira.getByLabel("رقم الهاتف أو البريد الإلكتروني أو العنوان").fill("amira@example.org");
    await amira.getByRole("button", { name: "أرسل الطلب" }).click();
    await amira.getByText("وصلنا طلبك وسنخبرك.").waitFor();
    await pocket.look();
    await coach.goto(`${start}/intern/programm/anfragen`);
    await hand.look();
    await coach.getByRole("button", { name: /^Ja, buchen/ }).click();
    await coach.getByRole("heading", { name: "Angefragt und zugesagt" }).waitFor();
    await amira.reload();
    await amira.getByText("نعم، ممكن. حُجز لك.").waitFor();

    for (const path of ["zeiten", "nachrichten"]) {
      await coach.goto(`${start}/intern/programm/${path}`);
      await hand.look();
    }
  },
  { mail: true },
);
