import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createReadClient, networkOf, plainAddress } from "./client-address.ts";

const forwarded = (values: Record<string, string>) => (name: string) => values[name];
const spoofed = forwarded({
  "x-forwarded-for": "198.51.100.7",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
});

test("without a trusted proxy nothing that a visitor writes counts", () => {
  for (const trusted of [[], ["10.0.0.0/8"]]) {
    assert.deepEqual(createReadClient(trusted)("192.0.2.1", spoofed), {
      address: "192.0.2.1",
      host: undefined,
      secure: false,
      proxied: false,
    });
  }
});

test("a trusted proxy names client, host and scheme", () => {
  const read = createReadClient(["10.0.0.0/8"]);
  assert.deepEqual(read("::ffff:10.1.2.3", spoofed), {
    address: "198.51.100.7",
    host: "evil.example",
    secure: true,
    proxied: true,
  });
});

test("of a chain the right-most address that is no trusted proxy counts", () => {
  const read = createReadClient(["10.0.0.0/8", "2001:db8::/32"]);
  const addressFor = (chain: string) => read("10.0.0.1", forwarded({ "x-forwarded-for": chain })).address;
  assert.equal(addressFor("1.1.1.1, 203.0.113.9, 10.0.0.2"), "203.0.113.9");
  assert.equal(addressFor("203.0.113.9:5555, [2001:db8::5]:443"), "203.0.113.9");
  assert.equal(addressFor("10.0.0.9, 10.0.0.2"), "10.0.0.9");
  assert.equal(addressFor("203.0.113.9, <b>, 10.0.0.2"), "10.0.0.2");
  assert.equal(addressFor(""), "10.0.0.1");
});

test("addresses are compared in one spelling", () => {
  assert.equal(plainAddress("::ffff:192.0.2.1"), "192.0.2.1");
  assert.equal(plainAddress("::FFFF:c000:0201"), "192.0.2.1");
  assert.equal(plainAddress("0:0:0:0:0:ffff:c000:201"), "192.0.2.1");
  assert.equal(plainAddress("[2001:DB8::1]:443"), "2001:db8::1");
  assert.equal(plainAddress("fe80::1%eth0"), "fe80::1");
  assert.equal(plainAddress("192.0.2.1:80"), "192.0.2.1");
  const mapped = createReadClient(["::ffff:10.0.0.0/104"]);
  assert.ok(mapped("10.200.0.1", forwarded({})).proxied);
  assert.ok(!mapped("11.0.0.1", forwarded({})).proxied);
});

test("an IPv6 address counts with its network", () => {
  assert.equal(networkOf("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  assert.equal(networkOf("2001:db8::1"), networkOf("2001:db8:0:0:ffff::9"));
  assert.equal(networkOf("192.0.2.1"), "192.0.2.1");
});

test("whatever the visitor puts in front, the address stays what the proxies wrote", () => {
  const read = createReadClient(["10.0.0.0/8"]);
  fc.assert(
    fc.property(fc.string(), fc.ipV4(), fc.array(fc.nat(255), { maxLength: 5 }), (written, client, hops) => {
      fc.pre(!client.startsWith("10."));
      const chain = [written, client, ...hops.map((n) => `10.0.0.${n}`)].join(", ");
      assert.equal(read("10.0.0.1", forwarded({ "x-forwarded-for": chain })).address, client);
    }),
  );
});

test("both spellings of every IPv6 address have one network", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      assert.match(networkOf(plainAddress(address)), /^(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){3}::\/64|[\d.]+)$/);
    }),
  );
});
