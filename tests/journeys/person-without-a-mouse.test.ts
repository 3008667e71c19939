import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { desk } from "../support/browser.ts";
import { journey } from "../support/journey.ts";
import { arrive, textSeen } from "../support/walk.ts";

/** Where the keyboard is, and whether one sees it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    // The browser draws the focus of the parts of a date field itself, which no style tells.
    const part = element instanceof HTMLInputElement && !element.matches(":focus");
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const { width, height, top, bottom } = element.getBoundingClientRect();
    return {
      text: (element.getAttribute("aria-label") ?? element.textContent ?? "").trim(),
      id: element.id,
      ring: part || (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none",
      seen: width > 0 && height > 0 && bottom > 0 && top < window.innerHeight,
    };
  });

/** Tabs on until the text has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, text: string | RegExp): Promise<void> {
  for (let stops = 0; stops < 120; stops++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (!stop) continue;
    assert.ok(stop.ring, `the focus on "${stop.text || stop.id}" is not visible`);
    assert.ok(stop.seen, `"${stop.text || stop.id}" has the focus but is not on the screen`);
    if (typeof text === "string" ? stop.text === text : text.test(stop.text)) return;
  }
  assert.fail(`"${text}" is not reached with the Tab key`);
}

journey(
  "a person without a mouse finds a bakery and calls",
  async ({ page, url, look }) => {
    await page.goto(`${url}/duisburg/de`);
    await page.keyboard.press("Tab");
    assert.equal((await focused(page))?.text, "Zum Inhalt springen");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal((await focused(page))?.id, "search", "the first stop in the content is the search");
    await page.keyboard.type("Bäckerei");
    await arrive(page, () => page.keyboard.press("Enter"));

    await tabTo(page, "Gebiet");
    const group = page.locator("details.facet").filter({ has: page.getByText("Gebiet", { exact: true }) });
    if ((await group.getAttribute("open")) === null) await page.keyboard.press("Space");
    await tabTo(page, /^Marxloh\s*\d+$/);
    await arrive(page, () => page.keyboard.press("Enter"));
    assert.equal(new URL(page.url()).searchParams.get("gebiet"), "marxloh");
    await look();

    const name = await textSeen(page.locator(".card-link").first());
    await tabTo(page, name);
    await arrive(page, () => page.keyboard.press("Enter"));
    assert.equal(await textSeen(page.getByRole("heading", { level: 1 })), name);
    await tabTo(page, /^(Anrufen|Weg zeigen)$/);

    // All the way through: the keyboard is caught nowhere.
    await tabTo(page, /^Українська$/);
  },
  desk,
);
