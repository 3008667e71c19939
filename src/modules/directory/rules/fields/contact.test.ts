import assert from "node:assert/strict";
import { test } from "node:test";
import { readContact } from "./contact.ts";
import { parseEmail } from "./email.ts";
import type { Dropped } from "./refusal.ts";
import { parseSocial, type SocialNetwork, socialOfWebsite } from "./social.ts";
import { parseWebsite } from "./website.ts";

test("websites are normalised", () => {
  const cases = {
    "https://example.org": "https://example.org/",
    "HTTP://Example.ORG/Pfad?x=1#y": "http://example.org/Pfad?x=1#y",
    "www.example.org": "https://www.example.org/",
    "example.org/laden": "https://example.org/laden",
    "example.org:8080/x": "https://example.org:8080/x",
    "//example.org/x": "https://example.org/x",
    "https://bäckerei-müller.example/": "https://xn--bckerei-mller-bfb28a.example/",
    "http://example.org\u200e": "http://example.org/",
  };
  for (const [written, address] of Object.entries(cases)) {
    assert.deepEqual(parseWebsite(written), { ok: true, value: address }, written);
    assert.deepEqual(parseWebsite(address), { ok: true, value: address });
  }
});

test("what runs, deceives or leads nowhere is no website", () => {
  const cases = {
    " ": "empty",
    "javascript:alert(1)": "other-scheme",
    "JaVaScRiPt:alert(1)": "other-scheme",
    "java\tscript:alert(1)": "not-understood",
    "data:text/html,x": "other-scheme",
    "mailto:a@example.org": "other-scheme",
    "ftp://example.org": "other-scheme",
    "https:example.org": "not-understood",
    "https://": "not-understood",
    "https:///example.org": "not-understood",
    "https://sparkasse.de@example.org": "credentials",
    "user:pass@example.org": "other-scheme",
    "a@example.org": "credentials",
    "https://localhost/": "not-understood",
    "http://127.0.0.1/": "not-understood",
    "http://[::1]/": "not-understood",
    "http://0x7f.1/": "not-understood",
    "Mohr Baustoffe": "not-understood",
    "n/a": "not-understood",
    "https://exa mple.org": "not-understood",
    'https://example.org/"><script>': "not-understood",
    "https://example.org\\@evil.example": "not-understood",
  };
  for (const [written, reason] of Object.entries(cases))
    assert.deepEqual(parseWebsite(written), { ok: false, reason }, written);
  assert.deepEqual(parseWebsite(`https://example.org/${"x".repeat(2_000)}`), {
    ok: false,
    reason: "too-long",
  });
});

test("e-mail addresses", () => {
  for (const [written, address] of [
    ["Info@Example.ORG", "Info@example.org"],
    ["mailto:info@example.org?subject=x", "info@example.org"],
    [" info@bäcker.example ", "info@xn--bcker-gra.example"],
    ["o'neil+laden@example.org", "o'neil+laden@example.org"],
    ["büro@example.org", "büro@example.org"],
  ] as const) {
    assert.deepEqual(parseEmail(written), { ok: true, value: address });
  }
  for (const written of [
    "a",
    "a@b",
    "a@b@example.org",
    "a b@example.org",
    ".a@example.org",
    "a..b@example.org",
    "a@-x.example",
    "a@127.0.0.1",
    "<a@example.org>",
    "a@exa_mple.org",
    "http://example.org",
  ]) {
    assert.deepEqual(parseEmail(written), { ok: false, reason: "not-understood" }, written);
  }
});

test("social channels from handles and addresses", () => {
  for (const [network, written, url] of [
    ["facebook", "CafeHochfeld", "https://www.facebook.com/CafeHochfeld"],
    ["facebook", "https://de-de.facebook.com/Tatie/?ref=x#top", "https://de-de.facebook.com/Tatie/"],
    ["facebook", "facebook.com/cafe", "https://facebook.com/cafe"],
    ["facebook", "pages/Cafe/123", "https://www.facebook.com/pages/Cafe/123"],
    [
      "facebook",
      "https://www.facebook.com/profile.php?id=100&x=1",
      "https://www.facebook.com/profile.php?id=100",
    ],
    ["instagram", "@cafe.hochfeld", "https://www.instagram.com/cafe.hochfeld"],
    ["instagram", "http://instagram.com/cafe", "https://instagram.com/cafe"],
    ["tiktok", "@cafe", "https://www.tiktok.com/@cafe"],
    ["youtube", "https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc"],
    ["whatsapp", "0203 123456", "https://wa.me/49203123456"],
    ["whatsapp", "https://wa.me/49203123456", "https://wa.me/49203123456"],
    ["mastodon", "@cafe@ruhr.example", "https://ruhr.example/@cafe"],
    ["mastodon", "Cafe@Ruhr.Example", "https://ruhr.example/@Cafe"],
    ["mastodon", "https://ruhr.example/@cafe", "https://ruhr.example/@cafe"],
    ["twitter", "@cafe", "https://x.com/cafe"],
  ] as [SocialNetwork, string, string][]) {
    assert.deepEqual(parseSocial(network, written), { ok: true, value: { network, url } }, written);
    assert.deepEqual(parseSocial(network, url), { ok: true, value: { network, url } }, url);
  }
});

test("a channel does not lead elsewhere than its name says", () => {
  for (const [network, written, reason] of [
    ["facebook", "https://example.org/facebook.com", "other-host"],
    ["facebook", "https://facebook.com.example.org/x", "other-host"],
    ["facebook", "https://notfacebook.com/x", "other-host"],
    ["facebook", "https://facebook.com@example.org/x", "not-understood"],
    ["facebook", "javascript:alert(1)", "not-understood"],
    ["facebook", "https://www.facebook.com/", "not-understood"],
    ["instagram", 'https://www.instagram.com/x\u0000" onclick=', "not-understood"],
    ["whatsapp", "auf Anfrage", "not-understood"],
    // A number that is no address of the internet.
    ["mastodon", "@cafe@0203.0203", "not-understood"],
  ] as [SocialNetwork, string, string][]) {
    assert.deepEqual(parseSocial(network, written), { ok: false, reason }, written);
  }
});

test("a page of a network that stands as website is a channel", () => {
  assert.deepEqual(socialOfWebsite("https://www.facebook.com/cafe/"), {
    network: "facebook",
    url: "https://www.facebook.com/cafe/",
  });
  assert.equal(socialOfWebsite("https://example.org/facebook"), undefined);
  const dropped: Dropped[] = [];
  const contact = readContact(
    {
      website: "http://www.instagram.com/cafe; www.example.org",
      "contact:website": "https://www.example.org",
      email: "a@example.org, kaputt",
      phone: "0203 123456 / 0203 654321",
      "contact:facebook": "yes",
      "contact:instagram": "cafe",
    },
    dropped,
  );
  assert.deepEqual(contact, {
    phones: ["+49203123456", "+49203654321"],
    emails: ["a@example.org"],
    websites: ["https://www.example.org/"],
    social: [{ network: "instagram", url: "https://www.instagram.com/cafe" }],
  });
  assert.deepEqual(dropped, [{ field: "email", reason: "not-understood", value: "kaputt" }]);
});
