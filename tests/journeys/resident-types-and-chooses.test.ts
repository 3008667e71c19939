import assert from "node:assert/strict";
import { journey } from "../support/journey.ts";
import { arrive } from "../support/walk.ts";

journey("a resident types some letters and chooses by keyboard", async ({ page, url, scripts, look }) => {
  for (const start of ["/duisburg/de", "/duisburg/de/betriebe"]) {
    await page.goto(url + start);
    const field = page.locator("input[type=search]");
    await field.pressSequentially("fris");
    if (!scripts) {
      assert.equal(await field.getAttribute("role"), null);
      await arrive(page, () => field.press("Enter"));
      assert.equal(new URL(page.url()).searchParams.get("q"), "fris");
      continue;
    }
    const combobox = page.locator("[role=combobox][aria-expanded=true]");
    await combobox.waitFor();
    const options = page.locator("type-ahead").getByRole("option");
    assert.match((await options.first().textContent()) ?? "", /^Friseur /);
    assert.match((await page.locator("type-ahead [role=status]").textContent()) ?? "", /Vorschläge/);
    await look();

    // The focus stays in the field; the arrows go round through it.
    await field.press("ArrowDown");
    const chosen = await field.getAttribute("aria-activedescendant");
    assert.equal(await options.first().getAttribute("id"), chosen);
    assert.equal(await options.first().getAttribute("aria-selected"), "true");
    await look();
    await field.press("ArrowUp");
    assert.equal(await field.getAttribute("aria-activedescendant"), null);
    await field.press("ArrowUp");
    assert.equal(await options.last().getAttribute("aria-selected"), "true");

    // Escape closes and leaves what was typed; with nothing chosen, Enter is the form's.
    await field.press("Escape");
    assert.equal(await field.getAttribute("aria-expanded"), "false");
    assert.equal(await field.inputValue(), "fris");
    await field.press("ArrowDown");
    await field.press("ArrowUp");
    await arrive(page, () => field.press("Enter"));
    assert.equal(new URL(page.url()).searchParams.get("q"), "fris");

    await page.goto(url + start);
    await field.pressSequentially("friseur");
    await page.locator("type-ahead").getByRole("option").first().waitFor();
    await field.press("ArrowDown");
    await arrive(page, () => field.press("Enter"));
    assert.equal(new URL(page.url()).searchParams.get("kategorie"), "shop/hairdresser");
    await look();
  }
});
