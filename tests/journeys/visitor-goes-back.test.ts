import assert from "node:assert/strict";
import { journey } from "../support/journey.ts";
import { chooseFilter, follow, textSeen } from "../support/walk.ts";

journey("a visitor narrows the list, goes back, and is never stuck", async ({ page, url, look }) => {
  const asked = () => Object.fromEntries(new URL(page.url()).searchParams);
  const hits = async () => Number(/(\d+) Treffer/.exec(await textSeen(page.locator("main")))?.[1] ?? 0);

  await page.goto(`${url}/duisburg/de/betriebe?q=laden`);
  const all = await hits();
  await chooseFilter(page, "Gebiet", "Hochfeld");
  assert.deepEqual(asked(), { q: "laden", gebiet: "hochfeld" });
  const inHochfeld = await hits();
  assert.ok(inHochfeld > 0 && inHochfeld < all, `${inHochfeld} of ${all}`);
  await chooseFilter(page, "Rollstuhl", /^Rollstuhlgerecht/);
  assert.deepEqual(asked(), { q: "laden", gebiet: "hochfeld", rollstuhl: "yes" });
  const accessible = await hits();
  assert.ok(accessible > 0 && accessible < inHochfeld, `${accessible} of ${inHochfeld}`);
  await look();

  await follow(page.locator(".card-link").first());
  await page.goBack();
  assert.equal(await hits(), accessible);
  await page.goBack();
  assert.deepEqual(asked(), { q: "laden", gebiet: "hochfeld" });
  assert.equal(await hits(), inHochfeld);
  await page.goForward();
  assert.equal(await hits(), accessible);

  await follow(page.getByRole("link", { name: "Filter wegnehmen: Hochfeld" }));
  assert.deepEqual(asked(), { q: "laden", rollstuhl: "yes" });
  // A new word keeps the filters.
  await page.locator("input[type=search]").fill("Bäckerei Xqzvw");
  await follow(page.getByRole("button", { name: "Suchen" }));
  assert.deepEqual(asked(), { q: "Bäckerei Xqzvw", rollstuhl: "yes" });
  assert.ok((await hits()) > 0);
  assert.match(await textSeen(page.locator("main")), /Ohne „Xqzvw“ gefunden/);
  await page.locator("input[type=search]").fill("Nagelstudio");
  await follow(page.getByRole("button", { name: "Suchen" }));
  assert.deepEqual(asked(), { q: "Nagelstudio", rollstuhl: "yes" });
  assert.match(await textSeen(page.locator("main")), /Nichts gefunden/);
  await look();
  await follow(page.getByRole("link", { name: "Ohne „Rollstuhlgerecht“ suchen" }));
  assert.deepEqual(asked(), { q: "Nagelstudio" });
  assert.ok((await hits()) > 0);
  await page.goBack();
  await follow(page.getByRole("link", { name: "Alle Betriebe zeigen" }));
  assert.deepEqual(asked(), {});
  assert.match(await textSeen(page.locator("main")), /\d+ Einträge/);

  await follow(page.getByRole("link", { name: "Weiter" }));
  assert.deepEqual(asked(), { seite: "2" });
  assert.equal(await page.locator(".cards").getAttribute("start"), "17");
  await look();
});
