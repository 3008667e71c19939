import assert from "node:assert/strict";
import { once } from "node:events";
import { get } from "node:http";
import { after, before, describe, it } from "node:test";
import type { Browser, Request } from "playwright-core";
import { localeFacts, locales } from "../../src/kernel/i18n/locales.ts";
import { phone, withoutBrowser } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { pagePaths } from "../support/page-paths.ts";
import { sharedBrowser } from "../support/shared-browser.ts";

const kib = 1024;
const mostBytes = 60 * kib;
const mostMapBytes = 500 * kib;
const mostRequests = 6;
const mostHtml = 40 * kib;
const languages = locales.map((locale) => localeFacts[locale].path);

/** Lists with much on them: all, a word in two scripts, deep inside, and with several filters at once. */
const questions = [
  "",
  "?seite=2",
  "?q=friseur",
  "?q=%D8%AD%D9%84%D8%A7%D9%82",
  "?gruppe=food&sprache=tr",
  "?gebiet=hochfeld&seite=3",
  "?ort=51.43%2C6.76&umkreis=2000&offen=jetzt&sprache=de",
  "?sortierung=new&zahlung=cash",
  "?alle=kategorie",
  "?alle=sprache&gruppe=food",
];

describe("pages on prepaid data", () => {
  let product: Demo;
  before(async () => {
    product = await startDemo();
  });
  after(() => product?.end());

  it("lists and searches are at most 40 KB of HTML in every language", async (t) => {
    for (const language of languages) {
      let most = 0;
      for (const path of ["duisburg", "gladbeck"].flatMap((site) =>
        questions.map((question) => `/${site}/${language}/betriebe${question}`),
      )) {
        const answer = await fetch(product.url + path);
        assert.equal(answer.status, 200, path);
        const { byteLength } = await answer.arrayBuffer();
        most = Math.max(most, byteLength);
        assert.ok(byteLength <= mostHtml, `${path}: ${byteLength} bytes`);
      }
      t.diagnostic(`${language}: at most ${(most / kib).toFixed(1)} KB`);
    }
  });

  describe("in a browser that has never been here", { skip: withoutBrowser() }, () => {
    let browser: Browser;
    before(async () => {
      browser = await sharedBrowser();
    });

    /**
     * A browser that keeps nothing from page to page: a new one for each would cost more than all that the page does. Each has
     * a tab of its own, since what the map's worker asks for last would be taken for a request of the page that follows.
     */
    async function forgetful() {
      const context = await browser.newContext(phone);
      const visit = async (path: string) => {
        const page = await context.newPage();
        const devtools = await context.newCDPSession(page);
        await devtools.send("Network.enable");
        await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
        // The map's worker asks the cache all the same.
        await devtools.send("Network.clearBrowserCache");
        const requests: Request[] = [];
        page.on("request", (request) => void requests.push(request));
        await page.goto(product.url + path);
        // What scripts and styles ask for after the page has loaded counts as well.
        await page.waitForLoadState("networkidle");
        await Promise.all(requests.map(async (request) => (await request.response())?.finished()));
        const bytes = await transferred(requests, path);
        await page.close();
        return { requests, bytes };
      };
      return { context, visit };
    }

    /**
     * What came for it. One that the page took back before its answer, as the map does with a part that it no longer shows,
     * counts as if it had waited: how fast the machine is makes no page lighter.
     */
    async function sizeOf(request: Request): Promise<number> {
      if (await request.response()) {
        const { responseBodySize, responseHeadersSize } = await request.sizes();
        return responseBodySize + responseHeadersSize;
      }
      assert.equal(request.failure()?.errorText, "net::ERR_ABORTED", request.url());
      const [answer] = await once(get(request.url(), { headers: await request.allHeaders() }), "response");
      const { byteLength } = Buffer.concat(await answer.toArray());
      return byteLength + answer.rawHeaders.join(": ").length;
    }

    async function transferred(requests: Request[], path: string): Promise<number> {
      let bytes = 0;
      for (const request of requests) {
        assert.equal(new URL(request.url()).origin, product.url, `${path} asks another host`);
        bytes += await sizeOf(request);
      }
      return bytes;
    }

    // One language for each set of fonts: Latin, Arabic, Cyrillic.
    for (const language of ["de", "ar", "bg"]) {
      it(`each takes at most 60 KB in 6 requests, from here only, without a cookie (${language})`, async (t) => {
        const { context, visit } = await forgetful();
        for (const [name, path] of Object.entries(await pagePaths(product.url, language))) {
          const { requests, bytes } = await visit(path);
          t.diagnostic(`${name}: ${(bytes / kib).toFixed(1)} KB in ${requests.length} requests`);
          const list = requests.map((request) => request.url()).join("\n");
          // A map that can be moved has its own measure.
          const isMap = path.endsWith("/karte");
          assert.ok(
            bytes > 0 && bytes <= (isMap ? mostMapBytes : mostBytes),
            `${path}: ${bytes} bytes\n${list}`,
          );
          assert.ok(
            isMap || requests.length <= mostRequests,
            `${path}: ${requests.length} requests\n${list}`,
          );
          assert.deepEqual(await context.cookies(), [], `${path} sets a cookie`);
        }
        await context.close();
      });
    }
  });
});
