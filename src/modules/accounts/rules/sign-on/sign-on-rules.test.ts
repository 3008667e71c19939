import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import { attemptSeconds, newAttempt, openAttempt, sealAttempt, ticketOf } from "./attempt.ts";
import { countsAsSecond } from "./counts-as-second.ts";
import { readProfile } from "./profile.ts";
import { factorRules, readSignOn, type TypedSignOn } from "./settings.ts";

describe("a second step at the provider", () => {
  const told = { factor: "told" as const, acrValues: [] };

  it("counts by more than a password, or by the level that was asked for", () => {
    for (const way of ["mfa", "otp", "hwk"])
      assert.ok(countsAsSecond(told, { amr: ["pwd", way], acr: undefined }));
    for (const way of ["pwd", "sms", "face", "MFA", "", "otp "])
      assert.ok(!countsAsSecond(told, { amr: [way], acr: undefined }), way);
    assert.ok(countsAsSecond({ ...told, acrValues: ["2"] }, { amr: [], acr: "2" }));
    assert.ok(!countsAsSecond({ ...told, acrValues: ["2"] }, { amr: ["mfa"], acr: "1" }));
    assert.ok(!countsAsSecond({ ...told, acrValues: ["2"] }, { amr: ["mfa"], acr: undefined }));
  });

  it("never counts more by saying less", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...factorRules),
        fc.subarray(["1", "2"]),
        fc.array(fc.constantFrom("pwd", "otp", "mfa", "hwk", "sms")),
        fc.option(fc.constantFrom("1", "2", "3"), { nil: undefined }),
        fc.nat(5),
        (factor, acrValues, amr, acr, which) => {
          const rule = { factor, acrValues };
          const less = { amr: amr.filter((_, index) => index !== which), acr: undefined };
          assert.ok(!countsAsSecond(rule, less) || countsAsSecond(rule, { amr, acr }) || acr !== undefined);
          if (factor !== "told") assert.equal(countsAsSecond(rule, { amr, acr }), factor === "always");
        },
      ),
    );
  });
});

describe("what a provider says of somebody", () => {
  it("is believed as far as it is verified and plain", () => {
    const claims = { email: "Ayse@stadt.example", email_verified: true, name: " Ayşe  Öztürk " };
    assert.deepEqual(readProfile(claims, "email"), { mail: "Ayse@stadt.example", name: "Ayşe Öztürk" });
    assert.equal(readProfile({ ...claims, email_verified: "true" }, "email").mail, undefined);
    assert.equal(readProfile(claims, "upn").mail, undefined);
    assert.equal(readProfile({ ...claims, upn: "a@b.example" }, "upn").mail, "a@b.example");
    assert.equal(readProfile({ given_name: "Ayşe", family_name: "Öztürk" }, "email").name, "Ayşe Öztürk");
    assert.equal(readProfile({ name: "A\u202eb" }, "email").name, undefined);
  });

  it("is never more than text of ours, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("email", "email_verified", "name", "given_name"), fc.anything()),
        (claims) => {
          const { mail, name } = readProfile(claims, "email");
          assert.ok(mail === undefined || (claims.email_verified === true && typeof mail === "string"));
          assert.ok(name === undefined || (name.length <= 120 && name.trim() !== ""));
        },
      ),
    );
    assert.equal(readProfile({ email_verified: true }, "__proto__").mail, undefined);
  });
});

describe("the settings of a provider", () => {
  const typed: TypedSignOn = {
    clientId: "m",
    label: "Stadtkonto",
    mailClaim: "",
    newRole: "",
    factor: "",
    acrValues: "",
  };

  it("have plain defaults", () => {
    assert.deepEqual(readSignOn(typed), {
      ok: true,
      value: {
        clientId: "m",
        label: "Stadtkonto",
        mailClaim: "email",
        newRole: null,
        factor: "told",
        acrValues: [],
      },
    });
  });

  it("are refused one by one", () => {
    const reason = (more: Partial<TypedSignOn>) => {
      const read = readSignOn({ ...typed, ...more });
      return read.ok ? "taken" : read.reason;
    };
    for (const clientId of ["", "a b", "ä", "x".repeat(201)]) assert.equal(reason({ clientId }), "client-id");
    for (const label of ["", " ", "x".repeat(61), "a\u202eb"]) assert.equal(reason({ label }), "label");
    assert.equal(reason({ mailClaim: "a b" }), "mail-claim");
    for (const newRole of ["operator", "site-administrator", "partner", "everybody", "__proto__"])
      assert.equal(reason({ newRole }), "new-role", newRole);
    assert.equal(reason({ newRole: "teacher" }), "taken");
    assert.equal(reason({ factor: "sometimes" }), "factor");
    assert.equal(reason({ acrValues: "1 2 3 4 5 6" }), "acr");
    assert.equal(reason({ acrValues: "1 ä" }), "acr");
    assert.equal(reason({ acrValues: " 1  urn:level:2 " }), "taken");
  });
});

describe("a sign-in that was begun", () => {
  const now = new Date("2026-11-26T10:00:00Z");
  const secrets = testSecrets();
  const attempt = newAttempt({
    issuer: "https://x.example",
    begunAt: now,
    locale: "tr",
    onward: "/x/tr/konto",
  });
  const sealed = sealAttempt(secrets, "site", attempt);

  it("comes back as it was, at its site and in its time only", () => {
    assert.deepEqual(openAttempt(secrets, "site", sealed, now), attempt);
    assert.equal(openAttempt(secrets, "other", sealed, now), undefined);
    assert.equal(openAttempt(secrets, "site", undefined, now), undefined);
    const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    assert.ok(openAttempt(secrets, "site", sealed, after(attemptSeconds)));
    assert.equal(openAttempt(secrets, "site", sealed, after(attemptSeconds + 1)), undefined);
    assert.equal(openAttempt(secrets, "site", sealed, after(-1)), undefined);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom("A", "_"), (at, letter) => {
        const altered = sealed.slice(0, at) + letter + sealed.slice(at + 1);
        const last = at === sealed.length - 1; // whose lowest bits may mean nothing
        assert.ok(altered === sealed || last || openAttempt(secrets, "site", altered, now) === undefined);
      }),
    );
  });

  it("fits a cookie, whatever it leads to", () => {
    const long = sealAttempt(secrets, "site", { ...attempt, onward: `/x/tr/${"y".repeat(5000)}` });
    assert.equal(openAttempt(secrets, "site", long, now)?.onward, "");
    const just = sealAttempt(secrets, "site", {
      ...attempt,
      onward: "y".repeat(1500),
      issuer: "i".repeat(300),
    });
    assert.ok(just.length < 3800, String(just.length));
  });

  it("tells the provider nothing by which another part could be guessed", () => {
    const { state, nonce, verifier } = ticketOf(attempt);
    const { state: another } = ticketOf(newAttempt(attempt));
    assert.equal(new Set([state, nonce, verifier, another, attempt.secret]).size, 5);
    assert.match(verifier, /^[\w-]{43}$/);
  });
});
