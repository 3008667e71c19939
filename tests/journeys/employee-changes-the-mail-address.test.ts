// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { desk, phone } from "../support/browser.ts";
import { type Device, settleIn, staffJourney } from "../support/staffed-town.ts";
import { textSeen } from "../support/walk.ts";

const linkIn = (text: string): string => /http\S+\/mail\/\S+/.exec(text)?.[0] ?? assert.fail(text);

/** Opens the link of a mail, as its owner does on another device, and answers. */
async function answer({ page, look }: Device, link: string, choice: string, said: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("heading", { level: 1, name: "E-Mail-Adresse bestätigen" }).waitFor();
  await look();
  await page.getByRole("button", { name: choice, exact: true }).click();
  await page.getByText(said).first().waitFor();
  await look();
}

staffJourney(
  "an employee changes the mail address: the old and the new one both say yes, and a no of the old one ends it",
  "mail_address",
  async ({ start, invitation, open, mailTo, scripts }) => {
    const name = scripts ? "mit" : "ohne";
    const [first, second, third] = ["erste", "zweite", "dritte"].map(
      (part) => `${part}-${name}@quartier.example`,
    ) as [string, string, string];
    const office = await open(desk);
    const { page, look } = office;
    await settleIn(office, invitation);
    const hand = await open(phone);
    const ask = async (address: string) => {
      await page.goto(`${start}/konto`);
      await page.getByLabel("Neue E-Mail-Adresse").fill(address);
      await page.getByRole("button", { name: "E-Mail ändern" }).click();
    };
    const present = async () => {
      await page.goto(`${start}/konto`);
      return textSeen(page.locator("main"));
    };

    await ask("keine Adresse@quartier.example");
    // Browsers with their own check of the field do not send it.
    assert.doesNotMatch(await textSeen(page.locator("main")), /sobald beide Adressen bestätigt sind/);
    await ask(first);
    await page.getByText(`${first} gilt, sobald beide Adressen bestätigt sind`).waitFor();
    await look();
    // There was none before: only the new one has to say yes.
    await answer(hand, linkIn(await mailTo(first)), "Ja, ändern", "Die neue E-Mail-Adresse gilt");
    assert.match(await present(), new RegExp(`Ihre E-Mail-Adresse: ${first}`));

    await ask(second);
    await page.getByText(`${second} gilt, sobald`).waitFor();
    const toOld = await mailTo(first);
    assert.match(toOld, new RegExp(second), "whoever has the old one reads what the new one is to be");
    const fromNew = linkIn(await mailTo(second));
    await answer(hand, fromNew, "Ja, ändern", "Jetzt fehlt noch die andere Adresse");
    assert.match(await present(), new RegExp(`Ihre E-Mail-Adresse: ${first}`), "one alone changes nothing");
    await answer(hand, linkIn(toOld), "Ja, ändern", "Die neue E-Mail-Adresse gilt");
    assert.match(await present(), new RegExp(`Ihre E-Mail-Adresse: ${second}`));
    const spent = await hand.page.goto(fromNew);
    assert.equal(spent?.status(), 404, "a link is good once");

    await ask(third);
    await page.getByText(`${third} gilt, sobald`).waitFor();
    const tempting = linkIn(await mailTo(third));
    await answer(hand, linkIn(await mailTo(second)), "Nein, nicht ändern", "Es bleibt, wie es war");
    assert.equal((await hand.page.goto(tempting))?.status(), 404);
    assert.match(await present(), new RegExp(`Ihre E-Mail-Adresse: ${second}`));
  },
  { mail: true },
);
