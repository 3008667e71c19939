import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { mayAsk, readIssuer } from "./read-issuer.ts";

describe("the address of a provider", () => {
  it("is https with a host name", () => {
    for (const good of [
      "https://login.stadt.example",
      "https://sso.stadt.example:8443/realms/stadt",
      "https://login.stadt.example/",
    ])
      assert.equal(readIssuer(` ${good} `, false), good);
    assert.equal(
      readIssuer("https://sso.stadt.example/realms/stadt/.well-known/openid-configuration", false),
      "https://sso.stadt.example/realms/stadt",
    );
  });

  it("leads neither into our own network nor anywhere by numbers or with a password", () => {
    for (const bad of [
      "",
      "login.stadt.example",
      "http://login.stadt.example",
      "ftp://login.stadt.example",
      "file:///etc/passwd",
      "https://localhost/",
      "https://127.0.0.1/",
      "https://[::1]/",
      "https://10.0.0.5/",
      "https://2130706433/",
      "https://0x7f.1/",
      "https://169.254.169.254/latest",
      "https://[fd00::1]/",
      "https://[::ffff:127.0.0.1]/",
      "https://datenbank/",
      "https://x.localhost/",
      "https://a:b@login.stadt.example/",
      "https://login.stadt.example/?x=1",
      "https://login.stadt.example/#x",
      "https://login.stadt.example/ x",
      `https://login.stadt.example/${"x".repeat(300)}`,
    ])
      assert.equal(readIssuer(bad, false), undefined, bad);
  });

  it("may be on this machine, without https, only where nobody else can reach us", () => {
    for (const here of ["http://127.0.0.1:4000", "http://localhost:4000/x", "http://[::1]:4000"]) {
      assert.equal(readIssuer(here, true), here);
      assert.equal(readIssuer(here, false), undefined);
    }
    assert.equal(readIssuer("http://login.stadt.example", true), undefined);
    assert.equal(readIssuer("https://10.0.0.5/", true), undefined);
  });

  it("is what all that it names is measured by", () => {
    const town = new URL("https://login.stadt.example");
    const here = new URL("http://127.0.0.1:4000");
    assert.ok(mayAsk(new URL("https://keys.elsewhere.example/jwks"), town));
    for (const bad of [
      "http://login.stadt.example/token",
      "https://localhost/token",
      "https://127.0.0.1/token",
      "https://a:b@login.stadt.example/",
    ])
      assert.ok(!mayAsk(new URL(bad), town), bad);
    assert.ok(mayAsk(new URL("http://127.0.0.1:4000/token"), here));
    assert.ok(!mayAsk(new URL("http://10.0.0.5/token"), here));
  });

  it("is whatever is typed never anything but https to a name", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.ipV4().map((ip) => `https://${ip}/`),
        ),
        (text) => {
          const read = readIssuer(text, false);
          if (read !== undefined)
            assert.match(new URL(read).href, /^https:\/\/[^/@?#[\]]*[a-z][^/@?#[\]]*\//i);
        },
      ),
    );
  });
});
