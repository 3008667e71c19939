import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { phone } from "../support/browser.ts";
import { journey } from "../support/journey.ts";
import { follow, textSeen } from "../support/walk.ts";

/** How many entries the map holds, once it has drawn them. */
async function shown(page: Page): Promise<number> {
  await page.locator("town-map[data-shown]").waitFor({ timeout: 60_000 });
  return Number(await page.locator("town-map").getAttribute("data-shown"));
}

/** How many the list says there are. */
async function listed(page: Page): Promise<number> {
  const [, number = "0"] =
    /(\d[\d.]*) (?:Eintr|Treffer)/.exec(await textSeen(page.locator(".finder-head"))) ?? [];
  return Number(number.replaceAll(".", ""));
}

/** Presses a pin that stands free inside the map; by script, since the map moves beneath it. */
const press = (page: Page, kind: string) =>
  page.evaluate((selector) => {
    const map = document.querySelector(".live-map")?.getBoundingClientRect();
    const inside = [...document.querySelectorAll<HTMLElement>(selector)].find((pin) => {
      const { left, right, top, bottom } = pin.getBoundingClientRect();
      return map && left > map.left && right < map.right && top > map.top + 60 && bottom < map.bottom;
    });
    inside?.click();
    return inside?.getAttribute("aria-label") ?? undefined;
  }, kind);

journey(
  "a resident looks around on the map and finds what the list has",
  async ({ page, url, scripts, look }) => {
    await page.goto(`${url}/duisburg/de/betriebe?gebiet=hochfeld`);
    await follow(page.getByRole("link", { name: "Karte", exact: true }));
    assert.match(page.url(), /\/duisburg\/de\/karte\?gebiet=hochfeld$/);
    const all = await listed(page);
    assert.ok(all > 100);

    if (!scripts) {
      // The picture with its pins, and the list.
      assert.ok(await page.locator(".map-layers img").isVisible());
      const cards = await page.locator(".finder-list .card").count();
      assert.ok(cards > 10);
      assert.equal(await page.locator(".map-pin").count(), cards);
      await look();
      await follow(page.getByRole("link", { name: "Liste", exact: true }));
      assert.match(page.url(), /\/duisburg\/de\/betriebe\?gebiet=hochfeld$/);
      return;
    }

    assert.equal(await shown(page), all, "list and map show the same");
    // Nobody is led to the pins of the picture beneath.
    assert.equal(
      await page.locator(".map-layers [inert] .map-pin").count(),
      await page.locator(".map-pin").count(),
    );
    await look();
    for (const name of ["Näher heran", "Weiter weg"])
      assert.ok(await page.getByRole("button", { name }).isVisible());
    assert.equal(await page.getByRole("region", { name: /Die Liste auf dieser Seite/ }).count(), 1);

    // "Search here" waits until somebody moves the map. Nearer and nearer something stands alone.
    const search = page.getByRole("link", { name: "Hier suchen" });
    assert.ok(await search.isHidden());
    let name: string | undefined;
    for (let step = 0; step < 8 && !name; step++) {
      await page.getByRole("button", { name: "Näher heran" }).click();
      await page.waitForTimeout(1500);
      name = await press(page, ".map-place");
    }
    assert.ok(name, "something stands alone");
    const panel = page.getByRole("dialog", { name: "Was hier ist" });
    await panel.waitFor();
    assert.ok((await textSeen(panel)).includes(name), `the card of ${name}`);
    assert.ok(
      await panel.evaluate((element) => element === document.activeElement),
      "the focus is in the panel",
    );
    await look();
    await page.keyboard.press("Escape");
    assert.ok(await panel.isHidden());
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), name);

    // "Search here": the list shows what the map shows; back leads back.
    const before = page.url();
    await follow(search);
    assert.match(page.url(), /gebiet=hochfeld&ausschnitt=/);
    const here = await listed(page);
    assert.ok(here > 0 && here < all, `${here} of ${all}`);
    assert.equal(await shown(page), here);
    await page.goBack();
    assert.equal(page.url(), before);
    assert.equal(await listed(page), all);
  },
  phone,
);
