import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import freeMail from "../../catalogue/free-mail.json" with { type: "json" };
import { isShared, maskedMail, ownDomains, provesBusiness } from "./claim.ts";

describe("what a mail address proves of a business", () => {
  it("is something where it stands in the entry, in whatever case", () => {
    assert.ok(provesBusiness("Yildiz@web.de", { emails: ["yildiz@WEB.de"] }));
    assert.ok(!provesBusiness("other@web.de", { emails: ["yildiz@web.de"] }));
  });

  it("is something at the domain of the website", () => {
    const profile = { websites: ["https://www.kuafor-yildiz.de/kontakt"] };
    assert.ok(provesBusiness("ayse@kuafor-yildiz.de", profile));
    assert.ok(!provesBusiness("ayse@mail.kuafor-yildiz.de", profile));
    assert.ok(!provesBusiness("ayse@evil-kuafor-yildiz.de", profile));
    assert.ok(!provesBusiness("ayse@kuafor-yildiz.de.example.org", profile));
  });

  it("is nothing at a domain where everybody gets an address or a page", () => {
    for (const domain of [...freeMail.mail, ...freeMail.platforms])
      for (const host of [domain, `www.${domain}`, `salon.${domain}`]) {
        assert.deepEqual(ownDomains({ websites: [`https://${host}/salon`] }), [], host);
        assert.ok(
          !provesBusiness(`me@${host.replace(/^www\./, "")}`, { websites: [`https://${host}/salon`] }),
        );
      }
  });

  it("is nothing where the website is an address of a machine, or none", () => {
    for (const website of [
      "http://192.0.2.7/",
      "http://[2001:db8::1]/",
      "http://localhost/",
      "https://x",
      "nonsense",
    ])
      assert.deepEqual(ownDomains({ websites: [website] }), []);
  });

  it("never lets an address through whose domain is not exactly one of the website's", () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
    const host = fc
      .tuple(label, fc.constantFrom("de", "com.tr", "example.org"))
      .map((parts) => parts.join("."));
    fc.assert(
      fc.property(host, host, fc.boolean(), (website, mail, www) => {
        const profile = { websites: [`https://${www ? "www." : ""}${website}/`] };
        assert.equal(provesBusiness(`me@${mail}`, profile), website === mail && !isShared(mail));
      }),
    );
  });

  it("is told to whoever asks without giving it away", () => {
    assert.equal(maskedMail("yildiz@web.de"), "y…@web.de");
  });
});
