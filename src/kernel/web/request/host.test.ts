import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isLocalName, readHost } from "./host.ts";

test("a host is given in one spelling", () => {
  assert.deepEqual(readHost("Quartier.Example.ORG", true), {
    name: "quartier.example.org",
    text: "quartier.example.org",
  });
  assert.deepEqual(readHost("a.example.:8080", false), { name: "a.example", text: "a.example:8080" });
  assert.deepEqual(readHost("[::1]:8080", false), { name: "::1", text: "[::1]:8080" });
  assert.deepEqual(readHost("web_1:80", false), { name: "web_1", text: "web_1" });
  assert.equal(readHost("a.example:443", true)?.text, "a.example");
  assert.equal(readHost("a.example:443", false)?.text, "a.example:443");
});

test("what is no host is refused", () => {
  const wrong = [
    "127.0.0.999",
    "0x7f.1",
    "1.2.3",
    "127.1:80",
    "",
    "a/b",
    "a b",
    "a.example:99999",
    "a@b",
    "a..b",
    "-",
    "[::1",
    "[1.2.3.4]",
    "[zz]",
    "a:b",
    "a,b",
    "ä.example",
    "a".repeat(300),
  ];
  for (const text of wrong) assert.equal(readHost(text, false), undefined, text);
});

test("local names cannot be another web site's", () => {
  for (const name of ["127.0.0.1", "::1", "localhost", "web", "pi.local", "nas.home.arpa", "a.localhost"])
    assert.ok(isLocalName(name), name);
  for (const name of ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "xlocal.de"])
    assert.ok(!isLocalName(name), name);
});

test("no text makes it throw, and what it accepts makes an address of that host", () => {
  const letters = fc.constantFrom(..."aZ07x.-_:[]@/%\\ ");
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 24 }), (text) => {
      const host = readHost(text, false);
      if (!host) return;
      const url = new URL(`http://${host.text}/x`);
      assert.deepEqual([url.host, url.pathname], [host.text, "/x"]);
    }),
    { numRuns: 2000 },
  );
});
