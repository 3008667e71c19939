import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { fontsOf } from "./assets/font-faces.ts";
import { type Assets, loadAssets, neutralTheme } from "./assets.ts";

const assets = await loadAssets();
const theme = { primary: "#a01030", accent: "#7bbf3f" };

function read(from: Assets, path: string) {
  const asset = from.get(path);
  assert.ok(asset, path);
  return asset;
}

test("one stylesheet holds the base and the site's colours, and stays small", () => {
  const style = read(assets, assets.stylesheetUrl(theme));
  const css = style.body.toString();
  assert.equal(style.contentType, "text/css; charset=utf-8");
  assert.ok((style.encodings.gzip?.length ?? 0) < 11.25 * 1024, `${style.encodings.gzip?.length} bytes`);
  assert.match(css, /--primary:#/);
  assert.match(css, /\.kern-btn--primary\{/);
  assert.match(css, /\.kern-alert--warning\{/);
  assert.deepEqual(gunzipSync(style.encodings.gzip ?? ""), style.body);
  assert.deepEqual(brotliDecompressSync(style.encodings.br ?? ""), style.body);
});

test("the stylesheet loads nothing but our fonts, and serves both writing directions", () => {
  const css = read(assets, assets.stylesheetUrl(theme)).body.toString();
  for (const [, url = ""] of css.matchAll(/url\(([^)]*)\)/g)) assert.ok(assets.get(url), url);
  assert.doesNotMatch(
    css,
    /[{;](?:margin|padding|border)-(?:left|right)|[{;](?:left|right):|text-align:(?:left|right)/,
  );
  assert.doesNotMatch(css, /var\(--kern-/);
});

test("any process serves any site's stylesheet and icon from the address alone", async () => {
  const other = await loadAssets();
  const path = assets.stylesheetUrl(theme);
  assert.deepEqual(read(other, path).body, read(assets, path).body);
  assert.match(read(other, assets.iconUrl(theme)).body.toString(), /^<svg /);
  assert.notEqual(assets.stylesheetUrl(neutralTheme), path);
});

test("no language loads more than 33 KB of fonts", () => {
  for (const locale of ["de", "tr", "pl", "uk", "bg", "ar"]) {
    const bytes = fontsOf(locale).reduce((sum, file) => sum + read(assets, assets.url(file)).body.length, 0);
    assert.ok(bytes < 33 * 1024, `${locale}: ${bytes} bytes`);
  }
});

test("every island is small", () => {
  for (const name of ["share.js", "nearby.js", "finder.js"]) {
    const script = read(assets, assets.url(name));
    assert.equal(script.contentType, "text/javascript; charset=utf-8");
    assert.ok((script.encodings.gzip?.length ?? 0) < 3 * 1024);
  }
});

test("the roll call is a page's script and its worker in one, small enough for a phone", () => {
  const { body, workerBelow } = read(assets, assets.url("roll-call.js"));
  assert.ok(body.length < 15 * 1024, `${body.length} bytes`);
  assert.equal(workerBelow, "/");
  assert.equal(read(assets, assets.url("share.js")).workerBelow, undefined);
  // Both a module and a plain script, as browsers take workers.
  assert.doesNotMatch(body.toString(), /^\s*(import|export)\b|[;}](import|export)[ {]/);
});

test("the map is compressed, loads its parts by their names beside it, and weighs less than 300 KB", () => {
  const worker = assets.url("map-worker.js");
  const folder = worker.slice(0, worker.lastIndexOf("/") + 1);
  const seen = new Map<string, number>();
  const follow = (path: string): void => {
    if (seen.has(path)) return;
    const { body, encodings, contentType } = read(assets, path);
    assert.equal(contentType, "text/javascript; charset=utf-8");
    assert.deepEqual(gunzipSync(encodings.gzip ?? ""), body);
    assert.deepEqual(brotliDecompressSync(encodings.br ?? ""), body);
    seen.set(path, encodings.br?.length ?? 0);
    for (const [, name] of body.toString().matchAll(/(?:from|import\(?)\s*"\.\/([\w.-]+\.js)"/g))
      follow(folder + name);
  };
  follow(assets.url("finder.js"));
  follow(worker);
  assert.ok(seen.size >= 4, [...seen.keys()].join());
  const bytes = [...seen.values()].reduce((sum, length) => sum + length, 0);
  assert.ok(bytes > 100 * 1024 && bytes < 300 * 1024, `${bytes} bytes`);
});

test("the browser's own question for an icon is answered", () => {
  assert.equal(read(assets, "/favicon.ico").contentType, "image/svg+xml");
  assert.equal(read(assets, "/favicon.ico").immutable, false);
});

test("what does not exist is not found", () => {
  const path = assets.stylesheetUrl(theme);
  for (const wrong of [
    "/assets/",
    "/assets/../package.json",
    "/assets/style-zzzzzz-000000-x.css",
    path.replace(".css", ".svg"),
    path.replace(/-\w{10}\.css/, "-0000000000.css"),
  ]) {
    assert.equal(assets.get(wrong), undefined, wrong);
  }
  assert.throws(() => assets.url("missing.js"), /no asset/);
});
