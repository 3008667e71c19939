import assert from "node:assert/strict";
import { it } from "node:test";
import { type Locale, localeFacts, locales } from "../../src/kernel/i18n/locales.ts";
import { renderHtml } from "../../src/kernel/mail/render-html.tsx";
import { withoutBrowser } from "../support/browser.ts";
import { htmlFaults, withoutJava } from "../support/html-faults.ts";
import { assertAccessible } from "../support/scan.ts";
import { sharedBrowser } from "../support/shared-browser.ts";

const text = (greeting: string) =>
  `${greeting}\n\n1 < 2 & "3":\nhttps://quartier.example/${"a".repeat(80)}?b=1&c=2\n\n4711 0815`;
const greetings: Partial<Record<Locale, string>> & { de: string } = {
  de: "Guten Tag,",
  ar: "أهلاً وسهلاً،",
  tr: "Merhaba,",
  uk: "Вітаємо,",
};
const mails = new Map(
  locales.map((locale) => {
    const said = greetings[locale] ?? greetings.de;
    return [locale, renderHtml({ locale, subject: said, text: text(said) })] as const;
  }),
);

it("the page of a mail can be read by everybody, on a narrow phone too, and loads nothing", {
  skip: withoutBrowser(),
}, async () => {
  const page = await (await sharedBrowser()).newPage({ viewport: { width: 320, height: 600 } });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const [locale, html] of mails) {
    await page.setContent(html);
    await assertAccessible(page);
    assert.ok(
      (await page.evaluate<number>("document.documentElement.scrollWidth")) <= 320,
      `${locale} is too wide`,
    );
    const side = await page.evaluate<string>("getComputedStyle(document.querySelector('p')).textAlign");
    assert.equal(side, localeFacts[locale].dir === "rtl" ? "right" : "left");
  }
  assert.deepEqual(asked, []);
  await page.close();
});

it("the page of a mail is valid HTML", { skip: withoutJava() }, async () => {
  // The checker guesses the language of a text, and these are short.
  const faults = (await htmlFaults(mails)).filter((fault) => !/appears to be written in/.test(fault));
  assert.deepEqual(faults, []);
});
