import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Request } from "playwright-core";
import { openBrowser, phone, withoutBrowser } from "../support/browser.ts";
import { startDemo } from "../support/demo.ts";
import { pagePaths } from "../support/page-paths.ts";
import type { Product } from "../support/product.ts";

const kib = 1024;
const mostBytes = 60 * kib;
const mostRequests = 6;
const mostHtml = 40 * kib;
const languages = ["de", "ar", "bg"];

describe("first visit of a page on prepaid data", { skip: withoutBrowser() }, () => {
  let product: Product;
  let browser: Browser;
  before(async () => {
    product = await startDemo();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await product?.end();
  });

  /** All requests of a page in a browser that has never been here, and the cookies that it then has. */
  async function firstVisit(path: string): Promise<{ requests: Request[]; cookies: number }> {
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    const requests: Request[] = [];
    page.on("request", (request) => requests.push(request));
    await page.goto(product.url + path);
    // What scripts and styles ask for after the page has loaded counts as well.
    await page.waitForLoadState("networkidle");
    await Promise.all(requests.map(async (request) => (await request.response())?.finished()));
    const cookies = (await context.cookies()).length;
    return { requests, cookies };
  }

  for (const language of languages) {
    it(`takes at most 60 KB in 6 requests, from here only, without a cookie (${language})`, async (t) => {
      for (const [name, path] of Object.entries(await pagePaths(product.url, language))) {
        const { requests, cookies } = await firstVisit(path);
        let bytes = 0;
        for (const request of requests) {
          assert.equal(new URL(request.url()).origin, product.url, `${path} asks another host`);
          const { responseBodySize, responseHeadersSize } = await request.sizes();
          bytes += responseBodySize + responseHeadersSize;
        }
        t.diagnostic(`${name}: ${(bytes / kib).toFixed(1)} KB in ${requests.length} requests`);
        const list = requests.map((request) => request.url()).join("\n");
        assert.ok(bytes <= mostBytes, `${path}: ${bytes} bytes\n${list}`);
        assert.ok(requests.length <= mostRequests, `${path}: ${requests.length} requests\n${list}`);
        assert.equal(cookies, 0, `${path} sets a cookie`);
      }
    });
  }

  it("has lists of at most 40 KB HTML", async (t) => {
    for (const language of languages) {
      for (const question of ["", "?q=friseur", "?q=%D8%AD%D9%84%D8%A7%D9%82", "?gebiet=hochfeld&seite=3"]) {
        const path = `/duisburg/${language}/betriebe${question}`;
        const html = await (await fetch(product.url + path)).arrayBuffer();
        t.diagnostic(`${path}: ${(html.byteLength / kib).toFixed(1)} KB`);
        assert.ok(html.byteLength <= mostHtml, `${path}: ${html.byteLength} bytes`);
      }
    }
  });
});
