import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import { phone, withoutBrowser } from "../support/browser.ts";
import { sharedBrowser } from "../support/shared-browser.ts";
import { visitorIn } from "../support/visitors.ts";

/** All that pages can put on a device. Runs in the page. */
async function leaveTraces(): Promise<void> {
  localStorage.setItem("a", "1");
  sessionStorage.setItem("a", "1");
  await caches.open("a");
  await navigator.serviceWorker.register("/worker.js");
  await new Promise((done) => {
    indexedDB.open("a").onsuccess = done;
  });
}

async function traces(page: Page): Promise<number[]> {
  const found = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
    (await indexedDB.databases()).length,
  ]);
  return [...found, (await page.context().cookies()).length];
}

describe("visitors of the stories", { skip: withoutBrowser() }, () => {
  it("take the device of somebody who has left, and find nothing of theirs on it", async () => {
    const server = createServer(({ url }, answer) => {
      answer.setHeader("set-cookie", "a=1");
      answer.setHeader("content-type", url === "/worker.js" ? "text/javascript" : "text/html");
      answer.end(url === "/worker.js" ? "" : "<!doctype html><title>Seite</title>");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const browser = await sharedBrowser();
    try {
      const first = await visitorIn(browser, phone);
      await first.page.goto(address);
      await first.page.evaluate(leaveTraces);
      assert.deepEqual(await traces(first.page), [1, 1, 1, 1, 1, 1]);
      await first.page.context().setOffline(true);
      await first.leave();

      const second = await visitorIn(browser, phone);
      assert.equal(second.page.context(), first.page.context());
      assert.deepEqual(await second.page.context().cookies(), []);
      await second.page.goto(address);
      assert.deepEqual(await traces(second.page), [0, 0, 0, 0, 0, 1]);

      const beside = await visitorIn(browser, phone);
      assert.notEqual(beside.page.context(), second.page.context());
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});
