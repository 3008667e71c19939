import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanText } from "./clean-text.ts";
import { renderHtml } from "./render-html.tsx";

const ltr = (text: string, locale: "ar" | "de" = "ar"): string[] =>
  [...renderHtml({ locale, subject: "x", text }).matchAll(/<bdi dir="ltr">([^<]*)<\/bdi>/g)].map(
    ([, found = ""]) => found,
  );

test("codes and telephone numbers keep the order of their groups among Arabic", () => {
  assert.deepEqual(ltr("الرمز: 4711 0815"), ["4711 0815"]);
  assert.deepEqual(ltr("الرمز 23-AB-7 والهاتف +49 203 1234567."), ["23-AB-7", "+49 203 1234567"]);
  assert.deepEqual(ltr("من 9:00-17:00 يوم 24.12.2026 في Hochfeld"), []);
  assert.deepEqual(ltr("Code 4711 0815", "de"), []);
});

test("text stays text, and only addresses of pages become links", () => {
  const text =
    'a <b onclick="x">&amp; javascript:alert(1) http://a.example/"onmouseover="x https://b.example/?c=1&d=2).';
  const html = renderHtml({ locale: "en", subject: "</title><script>", text });
  assert.doesNotMatch(html, /<script|<b |<[^>]* on\w+=/);
  assert.deepEqual(
    [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
    ["http://a.example/", "https://b.example/?c=1&amp;d=2"],
  );
});

test("no text takes long", { timeout: 20_000 }, () => {
  for (const text of [
    "a ".repeat(50_000),
    `http://a${")".repeat(100_000)}x`,
    `x${" ".repeat(100_000)}x`,
    "1-2".repeat(50_000),
  ]) {
    const began = performance.now();
    renderHtml({ locale: "ar", subject: "x", text: cleanText(text) });
    assert.ok(performance.now() - began < 3000, text.slice(0, 10));
  }
});
