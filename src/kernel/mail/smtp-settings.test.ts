import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readSmtpUrl } from "./smtp-settings.ts";

const wrong = (text: string): string => {
  const read = readSmtpUrl(text);
  assert.ok("wrong" in read, text);
  return read.wrong;
};

describe("readSmtpUrl", () => {
  it("reads server, login, encryption and sender", () => {
    assert.deepEqual(readSmtpUrl("smtp://user:p%40ss%3A%2F@mail.example.org?from=hallo%40quartier.example"), {
      host: "mail.example.org",
      port: 587,
      tls: "starttls",
      login: { user: "user", password: "p@ss:/" },
      from: "hallo@quartier.example",
    });
    assert.deepEqual(readSmtpUrl("smtps://office%40example.org:secret@mail.example.org"), {
      host: "mail.example.org",
      port: 465,
      tls: "at-once",
      login: { user: "office@example.org", password: "secret" },
      from: "office@example.org",
    });
    assert.deepEqual(readSmtpUrl("smtp://localhost:25?tls=none&from=a@städte.example"), {
      host: "localhost",
      port: 25,
      tls: "none",
      login: undefined,
      from: "a@xn--stdte-hra.example",
    });
    assert.equal((readSmtpUrl("smtp://[::1]:2525/?from=a@example.org") as { host: string }).host, "::1");
  });

  it("says what is wrong", () => {
    assert.match(wrong("mail.example.org"), /^must look like smtp:/);
    assert.match(wrong("http://mail.example.org?from=a@example.org"), /^must look like/);
    assert.match(wrong("smtp://u:p@mail.example.org:99999?from=a@example.org"), /^must look like/);
    assert.match(wrong("smtp://user:p%zz@mail.example.org?from=a@example.org"), /written as %XX$/);
    assert.match(wrong("smtp://user@mail.example.org?from=a@example.org"), /both a user name and a password/);
    assert.match(wrong("smtp://:p@mail.example.org?from=a@example.org"), /both a user name and a password/);
    assert.match(wrong("smtp://mail.example.org"), /needs the address that mails come from/);
    assert.match(wrong("smtp://mail.example.org?from=Quartier"), /needs the address that mails come from/);
    assert.match(wrong("smtp://mail.example.org?form=a@example.org"), /only have "from" and "tls"/);
    assert.match(wrong("smtp://mail.example.org?from=a@example.org&tls=no"), /tls=none/);
    assert.match(wrong("smtps://mail.example.org?from=a@example.org&tls=none"), /tls=none/);
    assert.match(wrong("smtp://mail.example.org/x?from=a@example.org"), /nothing between/);
    assert.match(wrong("smtp://?from=a@example.org"), /needs the name of a mail server|must look like/);
  });

  it("never repeats what it was given, wherever in it the password may be", () => {
    const secret = "s3cret";
    const place = fc.constantFrom(
      (p: string) => `smtp://user:${p}@mail.example.org`,
      (p: string) => `smtp://${p}@mail.example.org`,
      (p: string) => `smtp://mail.example.org/${p}?from=a@example.org`,
      (p: string) => `smtp://mail.example.org?from=${p}`,
      (p: string) => `smtp://mail.example.org?${p}=x`,
      (p: string) => `smtp://mail.example.org?from=a@example.org&tls=${p}`,
      (p: string) => `smtp://user:${p}`,
      (p: string) => p,
    );
    const around = fc.string({ maxLength: 4 });
    fc.assert(
      fc.property(place, around, around, (put, before, after) => {
        const read = readSmtpUrl(put(`${before}${secret}${after}`));
        if ("wrong" in read) assert.doesNotMatch(read.wrong, new RegExp(secret));
      }),
    );
  });
});
