import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Demo, startDemo } from "../support/demo.ts";
import { htmlFaults, withoutJava } from "../support/html-faults.ts";
import { pagePaths } from "../support/page-paths.ts";

const languages = ["de", "tr", "ar", "de-leicht"];

describe("HTML of every shape of page", () => {
  let product: Demo;
  before(async () => {
    product = await startDemo();
  });
  after(() => product?.end());

  it(`is valid in ${languages.join(", ")}`, { skip: withoutJava() }, async () => {
    const documents = new Map<string, string>();
    const keep = async (path: string, expected: number) => {
      const answer = await fetch(product.url + path, { redirect: "manual" });
      assert.equal(answer.status, expected, path);
      assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8", path);
      documents.set(path, await answer.text());
    };
    for (const language of languages) {
      for (const path of Object.values(await pagePaths(product.url, language))) await keep(path, 200);
      await keep(`/duisburg/${language}/gibt-es-nicht`, 404);
      await keep(`/duisburg/${language}/betriebe?seite=99`, 200);
    }
    await keep("/gibt-es-nicht", 404);
    await keep("/gladbeck/de", 200);
    await keep("/gladbeck/de/projekt", 200);
    await keep("/duisburg/de/betriebe?q=%3Cb%3E%22%26&ort=51.43,6.76&umkreis=1000&offen=jetzt", 200);
    assert.deepEqual(await htmlFaults(documents), []);
    for (const [path, html] of documents) {
      assert.equal(html.match(/<h1[ >]/g)?.length, 1, `one h1 on ${path}`);
      assert.doesNotMatch(html, / style="| on[a-z]+="/, `style or handler in ${path}`);
    }
  });

  it("repeats nothing of an address that it did not understand", async () => {
    const junk = "zzq1x";
    for (const name of ["gruppe", "kategorie", "gebiet", "sprache", "offen", "ort", "seite", "unbekannt"]) {
      for (const path of ["betriebe", "branchen/shop.hairdresser"]) {
        const answer = await fetch(`${product.url}/duisburg/de/${path}?${name}=${junk}&rollstuhl=yes`);
        const html = await answer.text();
        assert.ok(!html.includes(junk), `${path}?${name}`);
        assert.match(html, new RegExp(`href="/duisburg/tr/${path}\\?rollstuhl=yes"`));
      }
    }
  });
});
