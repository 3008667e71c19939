import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { phone, withoutBrowser } from "../support/browser.ts";
import { assertAccessible, copyIn } from "../support/scan.ts";
import { sharedBrowser } from "../support/shared-browser.ts";

const page = (inside: string) =>
  `<!doctype html><html lang="de"><title>Probe ${process.pid}</title><main data-run="${process.pid}"><h1>Probe</h1>${inside}</main></html>`;

describe("the look for barriers", { skip: withoutBrowser() }, () => {
  it("finds them, with scripts and without, once for pages that are built alike", async () => {
    const browser = await sharedBrowser();
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ ...phone, javaScriptEnabled });
      const tab = await context.newPage();
      await tab.route("**/*", (route) =>
        route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
      );
      const copy = copyIn(browser, phone, javaScriptEnabled);
      let html = page(`<p class="scan-${javaScriptEnabled}">Gut.</p>`);
      const look = async () => {
        await tab.goto("http://probe.example/");
        await assertAccessible(tab, copy);
      };
      await look();
      html = page(
        `<p class="scan-${javaScriptEnabled}">Gut.</p><img class="scan-${javaScriptEnabled}" src="data:,">`,
      );
      await assert.rejects(look(), /image-alt/);
      // Built as one that was looked at already.
      html = page(
        `<p class="scan-${javaScriptEnabled}">Anders.</p><p class="scan-${javaScriptEnabled}">Mehr.</p><img class="scan-${javaScriptEnabled}" src="data:,1">`,
      );
      await look();
      html = page(
        `<p class="scan-${javaScriptEnabled}">Gut.</p><a class="scan-${javaScriptEnabled}" href="/"></a>`,
      );
      await assert.rejects(look(), /link-name/);
      // What belongs together is looked at again where a part of it is missing.
      const field = `<input class="scan-${javaScriptEnabled}" id="a">`;
      html = page(`<p><label for="a">Name</label>${field}</p>`);
      await look();
      html = page(`<p>${field}</p>`);
      await assert.rejects(look(), /label/);
      html = page(
        `<p class="scan-${javaScriptEnabled}">Gut.</p><noscript><img class="scan-${javaScriptEnabled}" src="data:,"></noscript>`,
      );
      await (javaScriptEnabled ? look() : assert.rejects(look(), /image-alt/));
      // Letters that are hard to read, among places that are known.
      const pale = `<style>.pale-${javaScriptEnabled} { color: #ccc }</style>`;
      html = page(
        `<p class="scan-${javaScriptEnabled}">Gut.</p><p class="pale-${javaScriptEnabled}">Blass.</p>${pale}`,
      );
      await assert.rejects(look(), /color-contrast/);
      await context.close();
    }
  });
});
