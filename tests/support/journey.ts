import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { phone, withoutBrowser } from "./browser.ts";
import { type Demo, startDemo } from "./demo.ts";
import { assertAccessible, copyIn } from "./scan.ts";
import { sharedBrowser } from "./shared-browser.ts";
import { visitorIn } from "./visitors.ts";

/** What a journey is given. */
export interface Visit {
  page: Page;
  /** Where the product answers, without a slash at the end. */
  url: string;
  scripts: boolean;
  /** Call it on each page passed: axe finds nothing, nothing is wider than the screen. */
  look(): Promise<void>;
}

/**
 * A way through the pages that a person takes with a goal, once with scripts switched off and once with them on. Fails
 * also on a script error, a message in the console, a request to another host, an answer of 400 or more, or a cookie.
 *
 * @param start for a way on which something is changed: the demo that all share is only looked at
 */
export function journey(
  goal: string,
  walk: (visit: Visit) => Promise<void>,
  options: BrowserContextOptions = phone,
  start: () => Promise<Demo> = startDemo,
): void {
  describe(goal, { skip: withoutBrowser() }, () => {
    let product: Demo;
    let browser: Browser;
    before(async () => {
      product = await start();
      browser = await sharedBrowser();
    });
    after(async () => {
      await product?.end();
    });
    for (const scripts of [false, true]) {
      test(scripts ? "with scripts" : "without scripts", async () => {
        const { page, leave } = await visitorIn(browser, { ...options, javaScriptEnabled: scripts });
        const { url } = product;
        const faults = watch(page, url);
        const copy = copyIn(browser, options, scripts);
        const look = async () => {
          await assertFits(page);
          await assertAccessible(page, copy);
        };
        await walk({ page, url, scripts, look });
        assert.deepEqual(await page.context().cookies(), [], "no cookies");
        assert.deepEqual(faults, []);
        await leave();
      });
    }
  });
}

/** Fails where the page is wider than the screen. */
export async function assertFits(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(over <= 1, `${page.url()} is ${over} px wider than the screen`);
}

/** Gathers what a visitor would not forgive. */
function watch(page: Page, url: string): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`script error on ${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console on ${page.url()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== url) faults.push(`request to another host: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  return faults;
}
