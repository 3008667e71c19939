import assert from "node:assert/strict";
import { journey } from "../support/journey.ts";
import { chooseFilter, follow } from "../support/walk.ts";

journey("a resident finds an open hairdresser, in Arabic", async ({ page, url, look }) => {
  await page.goto(`${url}/duisburg/de`);
  await look();
  await page.locator(".languages summary").click();
  await follow(page.locator(".languages").getByRole("link", { name: "العربية" }));
  assert.equal(new URL(page.url()).pathname, "/duisburg/ar");
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  await look();

  await page.locator("input[type=search]").fill("حلاق");
  await follow(page.getByRole("button", { name: "بحث" }));
  assert.equal(new URL(page.url()).searchParams.get("q"), "حلاق");
  const all = await page.locator(".cards > li").count();
  assert.ok(all > 5, `${all} hairdressers`);
  await look();

  await chooseFilter(page, "الحي", "Hochfeld");
  const inHochfeld = await page.locator(".cards > li").count();
  assert.ok(inHochfeld > 0 && inHochfeld < all, `${inHochfeld} of ${all} in Hochfeld`);
  await look();

  await chooseFilter(page, "أوقات العمل", "مفتوح الآن");
  assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), {
    q: "حلاق",
    gebiet: "hochfeld",
    offen: "jetzt",
  });
  const open = await page.locator(".cards > li").count();
  assert.ok(open > 0 && open <= inHochfeld, `${open} of ${inHochfeld} open`);
  await look();

  await follow(page.getByRole("link", { name: "حلاق ليالي بغداد", exact: true }));
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "حلاق ليالي بغداد");
  const call = page.getByRole("link", { name: "اتصل" });
  assert.equal(await call.getAttribute("href"), "tel:+496990009354");
  await look();
});
