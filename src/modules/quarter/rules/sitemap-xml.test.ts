import assert from "node:assert/strict";
import { test } from "node:test";
import { sitemapIndexXml, sitemapXml } from "./sitemap-xml.ts";

test("a sitemap names each page with its translations and escapes what XML reads as its own", () => {
  const xml = sitemapXml([
    {
      address: "https://x.example/a?b&c",
      alternates: [{ hreflang: "de", href: "https://x.example/'\"<>" }],
      changedAt: new Date("2026-05-04T23:00:00Z"),
    },
  ]);
  assert.match(xml, /<loc>https:\/\/x\.example\/a\?b&amp;c<\/loc><lastmod>2026-05-04<\/lastmod>/);
  assert.match(xml, /hreflang="de" href="https:\/\/x\.example\/&apos;&quot;&lt;&gt;"/);
});

test("an index lists sitemaps", () => {
  assert.match(
    sitemapIndexXml(["https://x.example/s.xml"]),
    /<sitemap><loc>https:\/\/x\.example\/s\.xml<\/loc><\/sitemap>/,
  );
});
