// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { phone } from "../support/browser.ts";
import { startOwnDemo } from "../support/demo.ts";
import { journey } from "../support/journey.ts";
import { textSeen } from "../support/walk.ts";

journey(
  "a resident sees a wrong telephone number, says so in Turkish, and looks later what became of it",
  async ({ page, url, look }) => {
    await page.goto(`${url}/duisburg/tr/betriebe`);
    await page.locator(".card-link").first().click();
    const name = await textSeen(page.locator("h1"));
    await page.getByRole("link", { name: "Burada bir yanlışlık mı var?" }).click();
    await page.getByRole("heading", { level: 1, name: `${name}: Yanlış olan ne?` }).waitFor();
    await look();
    // A program would be faster.
    await page.waitForTimeout(3_100);
    await page.getByLabel("Telefon numarası").check();
    await page.getByLabel("Doğrusu nedir?").fill("Yeni numara 0203 48 27 11");
    await page.getByRole("button", { name: "Gönder" }).click();
    await page.getByRole("heading", { level: 1, name: "Teşekkürler!" }).waitFor();
    await look();
    const code = await textSeen(page.locator(".secret"));
    assert.match(code, /^\d{4} \d{4} \d{4}$/);

    await page.goto(`${url}/duisburg/tr/anliegen`);
    await look();
    await page.getByLabel("Kod").fill(code);
    await page.getByRole("button", { name: "Bak" }).click();
    await page.getByText("Bizi bekliyor").waitFor();
    assert.match(await textSeen(page.locator("main")), new RegExp(name.slice(0, 8)));
    await look();
    await page.getByRole("button", { name: "Geri al" }).click();
    await page.getByText("Geri alındı").waitFor();
    await look();
  },
  phone,
  () => startOwnDemo("suggests"),
);
