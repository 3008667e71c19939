import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { desk, phone } from "../support/browser.ts";
import { writeTown } from "../support/made-town.ts";
import { runCommand, temporaryFolder } from "../support/product.ts";
import { password, settleIn, staffJourney } from "../support/staffed-town.ts";
import { textSeen } from "../support/walk.ts";

staffJourney(
  "an owner claims with a code on paper, corrects the hours and adds a photo, in Turkish",
  "owner",
  async ({ start, invitation, open, database }) => {
    const key = new URL(start).pathname.split("/")[1] ?? "";
    const folder = temporaryFolder();
    writeTown(join(folder, "town.geojsonl"), 1, "Kuaför");
    const env = { DATABASE_URL: database.url, DATA_DIR: folder };
    const imported = await runCommand(["import", "osm", join(folder, "town.geojsonl"), "--site", key], env);
    assert.equal(imported.code, 0, imported.out + imported.err);
    // At this site owners' photos are shown at once.
    const operator = await database.superuser();
    await operator.query(
      `insert into directory.setting (site_id, key, value)
       select site_id, 'moderation', '{"ownerPhotos":"live"}' from quarter.site where key = $1`,
      [key],
    );
    await operator.end();
    rmSync(folder, { recursive: true, force: true });

    const office = await open(desk);
    await settleIn(office, invitation);
    await office.page.goto(`${start}/intern/uebernahmen?q=Kuaf`);
    await office.look();
    await office.page.getByRole("link", { name: "Kuaför Nummer 1", exact: true }).click();
    await office.look();
    await office.page.getByLabel("Zweite Sprache auf dem Papier").first().selectOption("tr");
    await office.page.getByRole("button", { name: "Code machen" }).click();
    const code = (await textSeen(office.page.locator(".secret"))).trim();
    await office.look();

    const turkish = start.replace(/de$/, "tr");
    const hand = await open({ ...phone, locale: "tr-TR" });
    const { page, look } = hand;

    await page.goto(`${turkish}/uebernahme`);
    await look();
    await page
      .getByLabel("Kod", { exact: true })
      .fill(code.replace(/\d/, (d) => String((Number(d) + 1) % 10)));
    await page.getByRole("button", { name: "Devam" }).click();
    await page.getByText("Kod doğru değil").first().waitFor();
    await look();
    await page.getByLabel("Kod", { exact: true }).fill(code);
    await page.getByRole("button", { name: "Devam" }).click();

    await page.getByText("Kuaför Nummer 1").first().waitFor();
    await look();
    await page.getByLabel("Adınız").fill("Ayşe Yıldız");
    await page.getByLabel("Oturum açma adı").fill("ayse.yildiz");
    await page.locator("input[name=password]").fill(password);
    await page.locator("input[name=repeat]").fill(password);
    await page.getByRole("button", { name: "İşletmeyi üstlen" }).click();
    await page.getByText("Hoş geldiniz").waitFor();
    await look();
    const mine = page.url().replace(/\?.*/, "");

    await page.getByRole("link", { name: "Çalışma saatleri", exact: true }).click();
    await look();
    await page.locator("input[name=d0-from1]").fill("09:30");
    await page.locator("input[name=d0-to1]").fill("18:45");
    await page.locator("input[name=d1-same]").uncheck();
    await page.locator("input[name=d1-from1]").fill("10:00");
    await page.locator("input[name=d1-to1]").fill("");
    await page.getByRole("button", { name: "Kaydet ve göster" }).click();
    await page.getByText("Başlangıç veya bitiş eksik").first().waitFor();
    assert.equal(await page.locator("input[name=d0-to1]").inputValue(), "18:45", "nothing typed is lost");
    await look();
    await page.locator("input[name=d1-same]").check();
    await page.getByRole("button", { name: "Kaydet ve göster" }).click();
    await page.getByText("Kaydedildi").waitFor();
    await look();

    await page.goto(`${mine}/fotos`);
    await look();
    const exif = { IFD3: { GPSLatitude: "51/1 26/1 0/1" } };
    const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#227766" } })
      .withExifMerge(exif)
      .jpeg()
      .toBuffer();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "laden.jpg", mimeType: "image/jpeg", buffer });
    await page.getByLabel("Fotoğrafta ne görülüyor?").fill("Yeşil kapılı giriş");
    await page.getByRole("button", { name: "Fotoğrafı gönder" }).click();
    await page.getByText("Kaydedildi").waitFor();

    const stranger = await open({ ...phone, locale: "tr-TR" });
    await stranger.page.goto(`${turkish}/betriebe`);
    await stranger.look();
    await stranger.page.getByRole("link", { name: "Kuaför Nummer 1", exact: true }).click();
    await stranger.page.getByRole("heading", { level: 1, name: "Kuaför Nummer 1" }).waitFor();
    assert.match(await textSeen(stranger.page.locator(".hours")), /09:30.18:45/);
    const picture = stranger.page.getByRole("img", { name: "Yeşil kapılı giriş" });
    await picture.waitFor();
    const answer = await stranger.page.request.get(
      new URL((await picture.getAttribute("src")) ?? "", stranger.page.url()).href,
    );
    assert.equal(answer.headers()["content-type"], "image/webp");
    assert.equal(answer.headers()["x-content-type-options"], "nosniff");
    assert.match(answer.headers()["cache-control"] ?? "", /immutable/);
    assert.equal((await sharp(await answer.body()).metadata()).exif, undefined);
    await stranger.look();
    assert.match(await textSeen(stranger.page.locator("main")), /İşletme tarafından doğrulandı/);

    await page.goto(`${mine}/ort`);
    await look();
    await page.locator("input[type=image]").click({ position: { x: 200, y: 60 } });
    await page.getByText("Bu sizin taslağınız").waitFor();
    await look();
    await page.goto(`${mine}/vorschau`);
    await look();

    await page.goto(`${mine}/aenderungen`);
    await look();
    // What it was and what it became, in words.
    assert.match(
      await textSeen(page.locator("main")),
      /Önce: Pzt–Cum 07:00–18:30.*\s+Sonra: Pzt–Cum 09:30–18:45/,
    );
    await page
      .getByRole("button", { name: /^Geri al/ })
      .first()
      .click();
    await page.getByText("Geri alındı").waitFor();
    await page.goto(`${mine}/menschen`);
    await look();
    for (const part of ["kontakt", "name", "angebot"]) {
      await page.goto(`${mine}/${part}`);
      await look();
    }
  },
);
