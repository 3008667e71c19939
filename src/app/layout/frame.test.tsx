import assert from "node:assert/strict";
import { test } from "node:test";
import { locales } from "../../kernel/i18n/locales.ts";
import { loadAssets } from "../../kernel/ui/assets.ts";
import type { PageAnswer, RefusalStatus } from "../../kernel/web/answer.ts";
import { renderErrorPage } from "./error-page.tsx";
import { renderFrame } from "./frame.tsx";
import { bareFrame, type FrameContext } from "./frame-context.ts";

const assets = await loadAssets();
const frame: FrameContext = {
  locale: "ar",
  site: { name: "A & B", claim: "<i>", theme: { primary: "#00677f", accent: "#ffb000" }, demo: true },
  home: "/x/ar",
  menu: [{ label: '"Start"', href: "/x/ar?a=1&b=2", current: true }],
  footer: [{ label: "Impressum", href: "/x/ar/impressum" }],
  alternates: locales.map((locale) => ({ locale, href: `https://town.example/x/${locale}?q=a&p=2` })),
  canonical: "https://town.example/x/ar",
  osm: true,
  assets,
};
const page: PageAnswer = {
  kind: "page",
  title: "Title & more",
  description: 'A "description"',
  body: <p>Body</p>,
  jsonLd: { name: "</script><script>alert(1)</script>" },
  islands: ["share"],
};

test("draws language, direction, title and everything the head needs", () => {
  const html = renderFrame(page, frame);
  assert.match(html, /^<!doctype html><html lang="ar" dir="rtl">/);
  assert.match(html, /<title>Title &amp; more – A &amp; B<\/title>/);
  assert.equal(html.match(/rel="alternate"/g)?.length, locales.length + 1);
  assert.match(html, /hreflang="x-default" href="https:\/\/town\.example\/x\/de\?q=a&#38;p=2"/);
  assert.match(html, /<link rel="canonical" href="https:\/\/town\.example\/x\/ar"/);
  assert.match(html, /<script type="module" src="\/assets\/share-\w+\.js">/);
  assert.match(html, /© OpenStreetMap contributors, ODbL/);
  assert.match(html, /class="demo"/);
  assert.match(html, /<a href="\/x\/tr\?q=a&#38;p=2" lang="tr"/);
});

test("pages in Leichte Sprache are told from the German ones by their titles", () => {
  const html = renderFrame(page, { ...frame, locale: "de-simple" });
  assert.match(html, /<title>Title &amp; more – A &amp; B \(Leichte Sprache\)<\/title>/);
});

test("nothing that is shown can break out of its place", () => {
  const html = renderFrame(page, frame);
  assert.ok(!html.includes("<script>alert"));
  assert.ok(!html.includes("<i>"));
  assert.match(html, /\{"name":"\\u003c\/script\\u003e/);
  assert.match(html, />&#34;Start&#34;</);
  assert.doesNotMatch(html, /\sstyle=|\son\w+=/);
});

test("a page that must stay out of search engines says so and names no other addresses to them", () => {
  const html = renderFrame({ ...page, noIndex: true }, frame);
  assert.match(html, /<meta name="robots" content="noindex"/);
  assert.ok(!html.includes("canonical") && !html.includes("alternate"));
});

test("a page for a frame has neither header nor menus, opens its links beside it and says whose it is", () => {
  const html = renderFrame({ ...page, framed: true, noIndex: true }, frame);
  assert.match(html, /<base target="_blank"\/?>/);
  assert.ok(!html.includes('class="head"') && !html.includes("Impressum") && !html.includes('class="skip"'));
  assert.match(html, /© OpenStreetMap contributors, ODbL/);
  assert.match(html, /<a href="\/x\/ar">A &amp; B<\/a>/);
  assert.match(html, /class="demo"/);
});

test("the own account and the way out stand on each page of whoever is signed in, but not in a frame", () => {
  const own = [
    { label: "Ich & du", href: "/x/ar/konto" },
    { label: "Abmelden", href: "/x/ar/abmelden", current: true },
  ];
  const html = renderFrame(page, { ...frame, own });
  assert.match(
    html,
    /<nav class="own" aria-label="Ich &amp; du">.*<a href="[^"]*konto">Ich &#38; du<.*abmelden" aria-current="page">Abmelden</,
  );
  assert.ok(!renderFrame(page, frame).includes('class="own"'));
  assert.ok(!renderFrame({ ...page, framed: true }, { ...frame, own }).includes('class="own"'));
});

test("a feed of what the page lists stands in its head", () => {
  const html = renderFrame({ ...page, feeds: [{ title: "New & old", href: "/x/ar/a.atom?b=1" }] }, frame);
  assert.match(
    html,
    /<link rel="alternate" type="application\/atom\+xml" title="New &amp; old" href="\/x\/ar\/a\.atom\?b=1"/,
  );
});

test("a body that still waits is refused", () => {
  const Waits = async () => <p>late</p>;
  assert.throws(() => renderFrame({ ...page, body: <Waits /> }, frame), TypeError);
});

test("each refusal has its own words in each language, without a database", () => {
  const statuses: RefusalStatus[] = [400, 403, 404, 405, 408, 413, 414, 415, 417, 421, 429, 431, 500, 503];
  for (const locale of locales) {
    for (const status of statuses) {
      const html = renderErrorPage({ kind: "refusal", status }, bareFrame(locale, assets));
      assert.match(html, /<h1>[^<.{]{8,}<\/h1>/, `${locale} ${status}`);
      assert.doesNotMatch(html, /undefined|\[object/);
    }
  }
  const titleOf = (status: RefusalStatus, locale: (typeof locales)[number]) =>
    /<h1>(.*?)<\/h1>/.exec(renderErrorPage({ kind: "refusal", status }, bareFrame(locale, assets)))?.[1];
  // Nothing is wrong with the address where a program asks before it sends.
  for (const locale of locales) assert.notEqual(titleOf(417, locale), titleOf(400, locale), locale);
  const told = renderErrorPage({ kind: "refusal", status: 400, detail: "Say why" }, bareFrame("en", assets));
  assert.match(told, /<p class="lead">Say why<\/p>/);
});
