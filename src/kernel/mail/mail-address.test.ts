import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../i18n/testing/any-character.ts";
import { readMailAddress } from "./mail-address.ts";

describe("readMailAddress", () => {
  it("reads the address of one mailbox", () => {
    for (const [given, read] of [
      ["ayse@example.org", "ayse@example.org"],
      ["  Ayse.Y+laden@Example.ORG\n", "Ayse.Y+laden@example.org"],
      ["info@bäckerei-müller.example", "info@xn--bckerei-mller-bfb28a.example"],
      ["info@BÄCKER.example", "info@xn--bcker-gra.example"],
      ["info@قرية.example", "info@xn--ogbp4c7a.example"],
      ["o'neil@sub.domain.co.uk", "o'neil@sub.domain.co.uk"],
    ])
      assert.equal(readMailAddress(given ?? ""), read);
  });

  it("refuses everything else", () => {
    const long = `${"a".repeat(65)}@example.org`;
    const longDomain = `a@${"abcdefgh.".repeat(30)}org`;
    for (const wrong of [
      "",
      "ayse",
      "@example.org",
      "ayse@",
      "ayse@localhost",
      "ayse@127.0.0.1",
      "ayse@[127.0.0.1]",
      "ayse@2130706433",
      "ayse@0x7f.1",
      "a@b@example.org",
      "a@example.org,b@example.org",
      "a@example.org;b@example.org",
      "Ayse <a@example.org>",
      "<a@example.org>",
      "a b@example.org",
      "a@exa mple.org",
      "a..b@example.org",
      ".a@example.org",
      "a.@example.org",
      '"a b"@example.org',
      "a@example..org",
      "a@-example.org",
      "a@example-.org",
      "a@example.org/x",
      "a@exa%6dple.org",
      "a@example.org:25",
      "a@example.org\nBcc: b@example.org",
      "a@example.org\r\nRCPT TO:<b@example.org>",
      "a\0@example.org",
      "ä@example.org",
      "a@example_x.org",
      "a@e\u200bxample.org",
      long,
      longDomain,
      "a".repeat(100_000),
    ])
      assert.equal(readMailAddress(wrong), undefined, JSON.stringify(wrong.slice(0, 80)));
  });

  it("gives nothing but one ASCII mailbox, and the same when read again, whatever comes", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "a",
        "@",
        ".",
        "example.org",
        "\r\n",
        "<",
        ">",
        ",",
        ";",
        " ",
        "ä",
        "م",
        "%0a",
        "\u3002",
        "١",
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
      fc
        .tuple(fc.string(), fc.string({ unit: anyCharacter }))
        .map(([local, domain]) => `${local}@${domain}.example`),
      fc.emailAddress(),
    );
    let some = 0;
    fc.assert(
      fc.property(text, (given) => {
        const read = readMailAddress(given);
        if (read === undefined) return;
        some++;
        assert.match(read, /^[!-~]+@[a-z0-9.-]+$/);
        assert.doesNotMatch(read, /[\s<>,;:"()[\]\\]/);
        assert.equal(read.split("@").length, 2);
        assert.equal(readMailAddress(read), read);
      }),
      { numRuns: 2000 },
    );
    assert.ok(some > 300, "the property is about something");
  });

  it("reads what anybody may have: dot-atoms at a domain", () => {
    const atom = fc.stringMatching(/^[a-z0-9_+-]{1,12}$/);
    const label = fc.stringMatching(/^[a-z]([a-z0-9]{0,10}[a-z0-9])?$/);
    fc.assert(
      fc.property(
        fc.array(atom, { minLength: 1, maxLength: 4 }),
        fc.array(label, { minLength: 1, maxLength: 3 }),
        (local, domain) => {
          const address = `${local.join(".")}@${domain.join(".")}.museum`;
          assert.equal(readMailAddress(` ${address}`), address);
        },
      ),
    );
  });
});
