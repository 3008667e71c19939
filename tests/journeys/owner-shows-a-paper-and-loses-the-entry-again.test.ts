import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { desk, phone } from "../support/browser.ts";
import { writeTown } from "../support/made-town.ts";
import { runCommand, temporaryFolder } from "../support/product.ts";
import { password, settleIn, staffJourney } from "../support/staffed-town.ts";
import { textSeen } from "../support/walk.ts";

const paper = Buffer.from("%PDF-1.7\nGewerbeanmeldung\nstartxref\n9\n%%EOF\n");

staffJourney(
  "somebody shows a paper for a business, an editor reads it, and an entry that the wrong one has is taken away",
  "paper",
  async ({ start, invitation, open, database }) => {
    const key = new URL(start).pathname.split("/")[1] ?? "";
    const folder = temporaryFolder();
    writeTown(join(folder, "town.geojsonl"), 1, "Kuaför");
    const env = { DATABASE_URL: database.url, DATA_DIR: folder };
    const imported = await runCommand(["import", "osm", join(folder, "town.geojsonl"), "--site", key], env);
    assert.equal(imported.code, 0, imported.out + imported.err);
    rmSync(folder, { recursive: true, force: true });
    const turkish = start.replace(/de$/, "tr");

    const hand = await open({ ...phone, locale: "tr-TR" });
    const { page } = hand;
    await page.goto(`${turkish}/betriebe`);
    await page.getByRole("link", { name: "Kuaför Nummer 1", exact: true }).click();
    await page.getByRole("link", { name: "Burası sizin işletmeniz mi? Kaydı üstlenin" }).click();
    await hand.look();
    // A program would be faster.
    await page.waitForTimeout(3_100);
    const send = async (name: string, buffer: Buffer) => {
      await page.getByLabel(/^Bir belge gösteririm/).check();
      await page
        .locator("input[type=file]")
        .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
      await page.getByRole("button", { name: "Gönder", exact: true }).last().click();
    };
    await page.getByLabel("Telefon veya e-posta", { exact: true }).fill("0203 123456");
    await send("belge.docx", Buffer.from("PK\x03\x04 a text"));
    await page.getByText("Bu dosyayı okuyamıyoruz").first().waitFor();
    await hand.look();
    const kept = page.getByLabel("Telefon veya e-posta", { exact: true });
    assert.equal(await kept.inputValue(), "0203 123456", "nothing typed is lost");
    await send("belge.pdf", paper);
    await page.getByRole("heading", { level: 1, name: "Teşekkürler!" }).waitFor();
    await hand.look();

    const office = await open(desk);
    const { page: desktop } = office;
    await settleIn(office, invitation);
    await desktop.goto(`${start}/intern/anliegen?art=uebernahmen`);
    await desktop.locator(".case-link").first().click();
    await office.look();
    const [download] = await Promise.all([
      desktop.waitForEvent("download"),
      desktop.getByRole("link", { name: /^Papier öffnen \(PDF, 1\sKB\)/ }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^nachweis-[0-9a-f]{8}\.pdf$/);
    assert.deepEqual(readFileSync(await download.path()), paper);
    const answer = await desktop.request.get(download.url());
    assert.match(answer.headers()["content-disposition"] ?? "", /^attachment;/);
    assert.equal(answer.headers()["x-content-type-options"], "nosniff");
    assert.equal(answer.headers()["cache-control"], "no-store");
    assert.match(answer.headers()["content-security-policy"] ?? "", /default-src 'none'/);
    const stranger = await open(phone);
    const refused = await stranger.page.request.get(download.url());
    assert.doesNotMatch(await refused.text(), /Gewerbeanmeldung/);
    await desktop.getByRole("button", { name: "Übernahme annehmen" }).click();
    await desktop.getByText("Entschieden.").waitFor();

    // Somebody else comes with the code from a letter that was meant for the neighbour.
    await desktop.goto(`${start}/intern/uebernahmen?q=Kuaf`);
    await desktop.getByRole("link", { name: "Kuaför Nummer 1", exact: true }).click();
    const entry = desktop.url();
    await desktop.getByRole("button", { name: "Code machen" }).click();
    const code = (await textSeen(desktop.locator(".secret"))).trim();
    await page.goto(`${turkish}/uebernahme/${code.replaceAll(" ", "")}`);
    await page.getByLabel("Adınız").fill("Ayşe Yıldız");
    await page.getByLabel("Oturum açma adı").fill("ayse.yildiz");
    await page.locator("input[name=password]").fill(password);
    await page.locator("input[name=repeat]").fill(password);
    await page.getByRole("button", { name: "İşletmeyi üstlen" }).click();
    await page.getByText("Hoş geldiniz").waitFor();
    const mine = page.url().replace(/\?.*/, "");

    await desktop.goto(entry);
    await office.look();
    await desktop.locator("summary", { hasText: "Beenden" }).click();
    await office.look();
    await desktop.getByLabel("Warum?").fill("Der Betrieb gehört jemand anderem.");
    await desktop.getByRole("button", { name: "Übernahme beenden" }).click();
    await desktop.getByText("Noch niemand.").waitFor();

    const lost = await page.goto(mine);
    assert.equal(lost?.status(), 404, "with the very next request");
    await page.goto(`${turkish}/mein-betrieb`);
    await page.getByText("Der Betrieb gehört jemand anderem.").waitFor();
    await hand.look();
  },
);
