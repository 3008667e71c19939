// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { phone } from "../support/browser.ts";
import { startOwnDemo } from "../support/demo.ts";
import { journey } from "../support/journey.ts";
import { textSeen } from "../support/walk.ts";

journey(
  "a resident finds the sewing workshop in Arabic, signs up with two children, and cancels with the code",
  async ({ page, url, look }) => {
    await page.goto(`${url}/duisburg/ar/programm`);
    await look();
    await page.goto(`${url}/duisburg/ar/programm?art=sewing`);
    await look();
    await page.getByRole("link", { name: "ورشة الخياطة" }).first().click();
    await page.getByRole("heading", { level: 1, name: "ورشة الخياطة" }).waitFor();
    await look();
    await page.locator(".cases").getByRole("link").first().click();
    await page.getByLabel("اسمك").waitFor();
    await look();
    // A program would be faster.
    await page.waitForTimeout(3_100);
    await page.getByRole("button", { name: "سجل الآن" }).waitFor();
    await page.getByLabel("اسمك").fill("أميرة حداد");
    await page.getByLabel("رقم الهاتف أو البريد الإلكتروني أو العنوان").fill("0203 123456");
    await page.getByLabel("كم أعمار أطفالك الذين يأتون معك؟").fill("٤، ٧");
    await page.getByRole("button", { name: "سجل الآن" }).click();
    await page.getByRole("heading", { level: 1, name: "تسجيلك" }).waitFor();
    await look();
    const code = await textSeen(page.locator(".secret"));
    assert.match(code, /^\d{4} \d{4} \d{4}$/);
    assert.doesNotMatch(await textSeen(page.locator("main")), /أميرة/, "a receipt names nobody");

    await page.goto(`${url}/duisburg/ar/teilnahme`);
    await look();
    await page.getByLabel("الرمز").fill(code);
    await page.getByRole("button", { name: "عرض" }).click();
    await page.getByRole("button", { name: "لن آتي" }).click();
    await page.getByText("ملغى").first().waitFor();
    await look();
  },
  phone,
  () => startOwnDemo("joins"),
);
