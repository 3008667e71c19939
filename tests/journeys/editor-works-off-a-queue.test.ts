// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { withoutBrowser } from "../support/browser.ts";
import { startOwnDemo } from "../support/demo.ts";
import { assertFits } from "../support/journey.ts";
import type { Product } from "../support/product.ts";
import { assertAccessible, copyIn } from "../support/scan.ts";
import { sharedBrowser } from "../support/shared-browser.ts";
import { visitorIn } from "../support/visitors.ts";
import { textSeen } from "../support/walk.ts";

const wide = { viewport: { width: 1280, height: 900 }, locale: "de-DE" };
/** With the ten that the demo brings. */
const asked = 20;

describe("an editor works off a queue of thirty before lunch", { skip: withoutBrowser() }, () => {
  let product: Product;
  let browser: Browser;
  before(async () => {
    product = await startOwnDemo("works_off");
    browser = await sharedBrowser();
  });
  after(async () => {
    await product?.end();
  });

  /** Suggestions as residents send them. */
  async function fillQueue(site: string): Promise<string[]> {
    const pages = await Promise.all(
      ["", "?seite=2"].map(async (query) => (await fetch(`${site}/betriebe${query}`)).text()),
    );
    const list = pages.join("");
    const slugs = [
      ...new Set([...list.matchAll(/betriebe\/([a-z0-9-]+-[a-z0-9]{8})"/g)].map(([, slug = ""]) => slug)),
    ];
    const forms = await Promise.all(
      slugs.slice(0, asked).map(async (slug) => {
        const page = await (await fetch(`${site}/betriebe/${slug}/aendern`)).text();
        return {
          slug,
          seal: /name="seal" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail(page.slice(0, 500)),
        };
      }),
    );
    await new Promise((done) => setTimeout(done, 3_100));
    const codes: string[] = [];
    for (const [index, { slug, seal }] of forms.entries()) {
      const words = `Neue Nummer: 0203 48 27 ${10 + index}`;
      const answer = await fetch(`${site}/betriebe/${slug}/aendern`, {
        method: "POST",
        redirect: "manual",
        headers: { "content-type": "application/x-www-form-urlencoded", origin: new URL(site).origin },
        body: new URLSearchParams({ seal, what: "telephone", words, homepage: "" }).toString(),
      });
      assert.equal(answer.status, 303);
      codes.push(
        /anliegen\/(\d{12})/.exec(answer.headers.get("location") ?? "")?.[1] ?? assert.fail("no receipt"),
      );
    }
    return codes;
  }

  const waiting = async (page: Page): Promise<number> =>
    Number(/\d+/.exec(await textSeen(page.getByRole("link", { name: /^Von Leuten \(/ })))?.[0]);

  for (const [key, scripts] of [
    ["duisburg", false],
    ["gladbeck", true],
  ] as const)
    test(scripts ? "with scripts" : "without scripts", async () => {
      const site = `${product.url}/${key}/de`;
      const codes = await fillQueue(site);
      const { page, leave } = await visitorIn(browser, { ...wide, javaScriptEnabled: scripts });
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
      const copy = copyIn(browser, wide, scripts);
      const look = async () => {
        await assertFits(page);
        await assertAccessible(page, copy);
      };
      await page.goto(`${site}/anmelden`);
      await page.getByRole("button", { name: /Redaktion/ }).click();
      await page.goto(`${site}/intern`);
      await page.getByRole("link", { name: "Anliegen zum Verzeichnis" }).click();
      await page.getByRole("heading", { level: 1, name: "Anliegen zum Verzeichnis" }).waitFor();
      await look();
      const all = await waiting(page);
      assert.ok(all >= 30, `${all} cases`);

      // Three that need a look, one by one: the next one comes by itself.
      await page.getByRole("link", { name: /^Vorschläge \(/ }).click();
      await page.locator(".case-link").last().click();
      await look();
      const last = page.url();
      await page.getByRole("button", { name: "Annehmen" }).click();
      await page.getByText("Entschieden.").waitFor();
      await page.getByRole("button", { name: "Rückgängig machen" }).click();
      assert.equal(page.url().split("?")[0], last.split("?")[0]);
      await page.getByRole("button", { name: "Ablehnen" }).click();
      await page.getByText("Wer abgelehnt wird, soll wissen, warum").first().waitFor();
      await look();
      await page.getByLabel("Eigene Worte").fill("Dort hebt niemand ab.");
      await page.getByRole("button", { name: "Ablehnen" }).click();
      await page.getByText("Entschieden.").waitFor();
      assert.equal(await lastAnswer(site, codes), "Dort hebt niemand ab.");

      // The rest at once.
      await page.goto(`${site}/intern/anliegen?art=vorschlaege`);
      if (scripts) {
        await page.keyboard.press("j");
        await page.keyboard.press("x");
        assert.equal(await page.locator(".case-check input:checked").count(), 1);
        await page.getByLabel("Alle auswählen").check();
      } else for (const box of await page.locator(".case-check input").all()) await box.check();
      await page.getByRole("button", { name: "Annehmen" }).click();
      await page.getByText(/\d+ Anliegen entschieden\./).waitFor();
      await look();

      // Too quick: one click takes all of them back, and they are decided anew.
      const many = Number(/\d+/.exec(await textSeen(page.getByText(/\d+ Anliegen entschieden\./)))?.[0]);
      assert.ok(many > 10, `${many} at once`);
      const left = await waiting(page);
      await page.getByRole("button", { name: "Rückgängig machen" }).click();
      await page.getByText(`${many} Entscheidungen zurückgenommen.`).waitFor();
      assert.equal(await waiting(page), left + many);
      await look();
      for (const box of await page.locator("li .case-check input").all()) await box.check();
      await page.getByRole("button", { name: "Annehmen" }).click();
      await page.getByText(`${many} Anliegen entschieden.`).waitFor();

      // New businesses, what somebody wants to have taken out, and what is perhaps spam.
      for (const view of ["neu", "herausnahmen", "verdacht"]) {
        await page.goto(`${site}/intern/anliegen?art=${view}`);
        await page.locator(".case-link").first().click();
        await look();
        await page.goto(`${site}/intern/anliegen?art=${view}`);
        for (const box of await page.locator(".case-check input").all()) await box.check();
        // Without a reason nobody is refused, and nothing of what was chosen is lost.
        const picked = await page.locator("li .case-check input:checked").count();
        await page.getByRole("button", { name: "Ablehnen" }).click();
        await page.getByText("Wer abgelehnt wird, soll wissen, warum").first().waitFor();
        assert.equal(await page.locator("li .case-check input:checked").count(), picked);
        await look();
        await page.getByLabel("Antwort an die Person").selectOption("unconfirmed");
        await page.getByRole("button", { name: "Ablehnen" }).click();
        await page.getByText(/Anliegen entschieden\./).waitFor();
      }

      // The same business twice: field by field, and back.
      await page.goto(`${site}/intern/anliegen?art=dubletten`);
      await look();
      await page.locator(".case-link").first().click();
      await look();
      await page.getByRole("button", { name: "Zusammenlegen" }).click();
      await page.getByText("Entschieden.").waitFor();
      await page.getByRole("button", { name: "Rückgängig machen" }).first().click();
      await page.getByRole("button", { name: "Sind verschieden" }).click();
      await page.getByText("Entschieden.").waitFor();

      await page.goto(`${site}/intern/anliegen`);
      assert.equal(await waiting(page), 0);
      await page.getByText(/^(Alles erledigt|Von Leuten wartet nichts)$/).waitFor();
      await look();
      await page.goto(`${site}/intern/anliegen?art=erledigt`);
      await look();
      assert.deepEqual(faults, []);
      await leave();
    });

  /** What the receipt of the last suggestion that was refused says. */
  async function lastAnswer(site: string, codes: string[]): Promise<string | undefined> {
    for (const code of codes) {
      const html = await (await fetch(`${site}/anliegen/${code}`)).text();
      const answer = /Dort hebt niemand ab\./.exec(html)?.[0];
      if (answer) return answer;
    }
    return undefined;
  }
});
