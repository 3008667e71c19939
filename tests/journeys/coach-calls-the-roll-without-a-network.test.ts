// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { desk, phone } from "../support/browser.ts";
import { type Device, inviteCoach, settleIn, staffJourney } from "../support/staffed-town.ts";
import { follow, textSeen } from "../support/walk.ts";

/** What the device keeps: whether its key can be taken out, whether a name can be read, and what else is there. */
const keptOn = (page: Page, name: string) =>
  page.evaluate(async (wanted) => {
    const opening = indexedDB.open("mittendrin-roll", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept", { keyPath: "path" });
    const database = await new Promise<IDBDatabase>((done) => {
      opening.onsuccess = () => done(opening.result);
    });
    const all = await new Promise<Record<string, unknown>[]>((done) => {
      const asked = database.transaction("kept").objectStore("kept").getAll();
      asked.onsuccess = () => done(asked.result);
    });
    database.close();
    let exported = 0;
    let readable = false;
    for (const { key, sealed, ...rest } of all) {
      const taken = await crypto.subtle.exportKey("raw", key as CryptoKey).catch(() => undefined);
      if (taken) exported++;
      const text = new TextDecoder().decode(sealed as ArrayBuffer) + JSON.stringify(rest);
      readable ||= text.includes(wanted);
    }
    let cached = "";
    for (const kept of await caches.keys())
      for (const request of await (await caches.open(kept)).keys())
        cached += await (await (await caches.open(kept)).match(request))?.text();
    return {
      entries: all.length,
      exported,
      readable: readable || cached.includes(wanted),
      caches: (await caches.keys()).length,
    };
  }, name);

/** As if more than a day had passed since something was kept. */
const dayPasses = (page: Page) =>
  page.evaluate(async () => {
    const opening = indexedDB.open("mittendrin-roll", 1);
    const database = await new Promise<IDBDatabase>((done) => {
      opening.onsuccess = () => done(opening.result);
    });
    // What was tapped is written a moment after it is shown, and would be kept for a day from then.
    const old = () =>
      new Promise<boolean>((done) => {
        const store = database.transaction("kept", "readwrite").objectStore("kept");
        const asked = store.getAll();
        asked.onsuccess = () => {
          const written = asked.result.some(({ unsent }) => unsent > 0);
          if (written) for (const entry of asked.result) store.put({ ...entry, until: Date.now() - 1 });
          store.transaction.oncomplete = () => done(written);
        };
      });
    while (!(await old())) await new Promise((later) => setTimeout(later, 50));
    database.close();
  });

const stands = (page: Page, state: string) => page.locator(`[data-state=${state}]`).waitFor();
const row = (page: Page, name: string) => page.getByRole("group", { name: new RegExp(name) });
const isThere = (page: Page, name: string) => row(page, name).getByLabel("da", { exact: true });

staffJourney(
  "a coach calls the roll of twenty people where there is no network, and chooses where a colleague wrote something else",
  "roll",
  async ({ start, invitation, open, database, scripts }) => {
    const office = await open(desk);
    await settleIn(office, invitation);
    const invited = async (device: Device, name: string, login: string) => {
      await settleIn(device, await inviteCoach(office, start, { name, login }));
    };
    const hand = await open(phone);
    const { page: coach } = hand;
    await invited(hand, "Ayşe Öztürk", "ayse");
    await coach.goto(`${start}/intern/programm/neu`);
    await coach.getByLabel("Titel").first().fill("Rundgang durch Hochfeld");
    await coach.getByLabel("Art", { exact: true }).selectOption({ label: "Rundgang" });
    await coach.getByRole("button", { name: "Speichern" }).click();
    await coach.getByRole("heading", { level: 1, name: "Rundgang durch Hochfeld" }).waitFor();
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await coach.getByLabel("Tag", { exact: true }).fill(day);
    await coach.getByLabel("Von", { exact: true }).fill("10:00");
    await coach.getByLabel("Bis", { exact: true }).fill("12:00");
    await coach.getByRole("button", { name: "Termine planen" }).click();
    await coach.getByRole("button", { name: "Veröffentlichen" }).click();
    await coach.getByRole("link", { name: "Anwesenheit" }).first().waitFor();
    await follow(coach.getByRole("link", { name: "Anwesenheit" }).first());
    const roll = coach.url();
    const names = Array.from({ length: 20 }, (_, index) => `Gast ${String.fromCharCode(65 + index)}`);
    if (!scripts) return withoutScripts(hand);

    for (const name of names) {
      await coach.getByLabel("Noch jemand ist gekommen").fill(name);
      await coach.getByRole("button", { name: "Dazuschreiben" }).click();
    }
    await coach.getByRole("button", { name: "Anwesenheit speichern" }).click();
    await stands(coach, "sent");
    assert.deepEqual(await keptOn(coach, "Gast A"), { entries: 0, exported: 0, readable: false, caches: 0 });

    // As if all of them had signed up, and nobody had called the roll yet.
    const superuser = await database.superuser();
    await superuser.query(`
      insert into programme.sign_up (site_id, id, offering_id, session_id, guest_id, state, seats, receipt, language, made_at)
      select a.site_id, gen_random_uuid(), s.offering_id, s.id, a.guest_id, 'seat', 1, gen_random_uuid()::text, 'de', now()
      from programme.attendance a join programme.session s on s.id = a.session_id`);
    await superuser.query("delete from programme.attendance");
    await superuser.end();
    await coach.goto(roll);
    await stands(coach, "ready");
    await hand.look();
    await coach.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const kept = await keptOn(coach, "Gast A");
    assert.deepEqual(kept, { entries: 1, exported: 0, readable: false, caches: 1 });
    await coach.context().setOffline(true);

    // In the yard: the page is opened anew, and twenty people are done with a tap and some exceptions.
    await coach.reload();
    await stands(coach, "offline");
    await row(coach, "Gast A").getByText("fehlt").waitFor();
    assert.match(await textSeen(coach.locator("[data-count]")), /0 von 20/);
    const begun = Date.now();
    await coach.getByRole("button", { name: "Alle anderen sind da" }).click();
    assert.match(await textSeen(coach.locator("[data-count]")), /20 von 20/);
    for (const name of ["Gast C", "Gast D", "Gast E"])
      await row(coach, name).getByLabel("fehlt", { exact: true }).check();
    await row(coach, "Gast F").getByLabel("entschuldigt", { exact: true }).check();
    await row(coach, "Gast F").getByLabel("Grund, wenn entschuldigt").fill("krank");
    await coach.getByLabel("Noch jemand ist gekommen").fill("Uli Neu");
    await coach.getByRole("button", { name: "Dazuschreiben" }).click();
    await coach.getByLabel("Weitere Menschen, ohne Namen").fill("4");
    await stands(coach, "unsent");
    assert.match(await textSeen(coach.locator("[data-state]")), /22 Änderungen noch nicht gesendet/);
    assert.ok(Date.now() - begun < 60_000);
    await hand.look();
    await coach.reload();
    await stands(coach, "unsent");
    assert.equal(await row(coach, "Gast F").getByLabel("Grund, wenn entschuldigt").inputValue(), "krank");
    assert.equal(await isThere(coach, "Uli Neu").isChecked(), true);
    assert.deepEqual({ ...(await keptOn(coach, "Uli Neu")), caches: 1 }, kept);

    // Meanwhile a colleague in the office says of two of them what she knows.
    const elsewhere = await open(desk);
    const { page: colleague } = elsewhere;
    await invited(elsewhere, "Jana Weiß", "jana");
    await colleague.goto(roll);
    await stands(colleague, "ready");
    await elsewhere.look();
    await row(colleague, "Gast C").getByLabel("kam später").check();
    await row(colleague, "Gast C").getByLabel("Minuten").fill("30");
    await row(colleague, "Gast D").getByLabel("ging früher").check();
    await row(colleague, "Gast E").getByLabel("fehlt", { exact: true }).check();
    await colleague.getByLabel("Weitere Menschen, ohne Namen").fill("9");
    await colleague.getByRole("button", { name: "Anwesenheit speichern" }).click();
    await stands(colleague, "sent");

    // The session of the phone has ended as well: somebody signs in again, and nothing is lost.
    const cookies = await coach.context().cookies();
    await coach.context().clearCookies();
    await coach.context().setOffline(false);
    await stands(coach, "signedOut");
    await hand.look();
    await coach.context().addCookies(cookies);
    await coach.getByRole("button", { name: "Anmelden und senden" }).click();
    await stands(coach, "conflict");
    await hand.look();
    assert.match(
      await textSeen(row(coach, "Gast C")),
      /Jana Weiß hat um .* eingetragen: kam später, 30 Minuten.*Sie haben eingetragen: fehlt/,
    );
    await row(coach, "Gast C").getByRole("button", { name: "Die andere Angabe" }).click();
    await row(coach, "Gast D").getByRole("button", { name: "Meine Angabe" }).click();
    await coach.getByText("Jemand anderes hat 9 gezählt, Sie haben 4 gezählt.").waitFor();
    await coach.locator("[data-others-place]").getByRole("button", { name: "Meine Angabe" }).click();
    await stands(coach, "sent");
    assert.equal((await keptOn(coach, "Gast")).entries, 0);
    await colleague.reload();
    await stands(colleague, "ready");
    const now = async (name: string) => row(colleague, name).locator("input:checked").getAttribute("value");
    assert.deepEqual(
      [
        await now("Gast B"),
        await now("Gast C"),
        await now("Gast D"),
        await now("Gast E"),
        await now("Gast F"),
        await now("Uli Neu"),
      ],
      ["present", "late", "absent", "absent", "excused", "present"],
    );
    assert.equal(await colleague.getByLabel("Weitere Menschen, ohne Namen").inputValue(), "4");

    // What nobody sends is deleted after a day, and they are told how much it was.
    await coach.goto(roll);
    await stands(coach, "ready");
    await coach.context().setOffline(true);
    await isThere(coach, "Gast E").check();
    await stands(coach, "unsentOne");
    await dayPasses(coach);
    await coach.goto("about:blank");
    await coach.context().setOffline(false);
    await coach.goto(roll);
    await stands(coach, "lost");
    assert.match(
      await textSeen(coach.locator("[data-state]")),
      /24 Stunden lang nicht gesendet wurden \(1\)/,
    );
    assert.equal(await isThere(coach, "Gast E").isChecked(), false);

    // Signing out takes everything along, after a warning.
    await coach.goto(roll);
    await stands(coach, "ready");
    await coach.context().setOffline(true);
    await isThere(coach, "Gast E").check();
    await stands(coach, "unsentOne");
    await coach.goto("about:blank");
    await coach.context().setOffline(false);
    await coach.goto(`${start}/konto`);
    await coach.getByText("Auf diesem Gerät ist etwas noch nicht gesendet").waitFor();
    await hand.look();
    await coach.getByRole("button", { name: "Abmelden", exact: true }).click();
    await coach.getByRole("heading", { level: 1, name: "Sie sind abgemeldet" }).waitFor();
    await coach.waitForFunction(async () => (await caches.keys()).length === 0);
    assert.deepEqual(await keptOn(coach, "Gast"), { entries: 0, exported: 0, readable: false, caches: 0 });
    await coach.context().setOffline(true);
    await assert.rejects(coach.goto(roll), /ERR_INTERNET_DISCONNECTED/);
  },
);

/** The same page without a script, where there is a network. */
async function withoutScripts({ page: coach, look }: Device): Promise<void> {
  for (const name of ["Ada", "Bea"]) {
    await coach.getByLabel("Noch jemand ist gekommen").fill(name);
    await coach.getByLabel("Noch jemand ist gekommen").press("Enter");
    await coach.getByText("Gespeichert.").waitFor();
    await row(coach, name).waitFor();
  }
  await row(coach, "Bea").getByLabel("fehlt", { exact: true }).check();
  await coach.getByLabel("Weitere Menschen, ohne Namen").fill("7");
  await coach.getByRole("button", { name: "Alle anderen sind da" }).click();
  await coach.getByText("Gespeichert.").waitFor();
  await look();
  assert.equal(await isThere(coach, "Ada").isChecked(), true);
  assert.equal(await isThere(coach, "Bea").isChecked(), false);
  assert.equal(await coach.getByLabel("Weitere Menschen, ohne Namen").inputValue(), "7");
}
