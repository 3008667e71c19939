import assert from "node:assert/strict";
import { test } from "node:test";
import { shortenOwnLinks } from "./shorten-own-links.ts";

const path = "/x/de/betriebe";

test("links to the page itself lose its path, and still lead to the same address", () => {
  const html = `<a href="${path}?a=1&amp;b=2">1</a><a href="${path}?seite=2" rel="next">2</a>`;
  const shorter = shortenOwnLinks(html, path);
  assert.equal(shorter, '<a href="?a=1&amp;b=2">1</a><a href="?seite=2" rel="next">2</a>');
  for (const [, query = ""] of shorter.matchAll(/href="([^"]*)"/g))
    assert.equal(new URL(query, `https://town.example${path}?old=1`).pathname, path);
});

test("everything else stays: the page without a question, other pages, forms, texts", () => {
  const html =
    `<a href="${path}">all</a><a href="${path}/slug?x=1">one</a><a href="/x/tr/betriebe?a=1">tr</a>` +
    `<form action="${path}?q=1"></form><link rel="alternate" href="${path}?a=1"><p>&lt;a href=&#34;${path}?</p>`;
  assert.equal(shortenOwnLinks(html, path), html);
});
