import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import { newChallenge, readChallenge } from "./challenge.ts";
import { passkeyPatience } from "./passkey.ts";

const secrets = testSecrets();
const now = new Date("2026-11-26T10:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);

describe("the challenge of a passkey", () => {
  it("is good until its patience is over, and for what it was made for", () => {
    const challenge = newChallenge(secrets, "site a", now);
    const read = readChallenge(secrets, "site a", challenge, later(passkeyPatience - 1));
    assert.deepEqual(read?.expiresAt, later(passkeyPatience));
    assert.equal(readChallenge(secrets, "site a", challenge, later(passkeyPatience)), undefined);
    assert.equal(readChallenge(secrets, "site b", challenge, now), undefined);
    assert.notEqual(newChallenge(secrets, "site a", now), challenge);
  });

  it("does not survive a change of any byte, nor another spelling", () => {
    const challenge = newChallenge(secrets, "site", now);
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Buffer.from(challenge, "base64url");
        bytes.writeUInt8(bytes.readUInt8(at % bytes.length) ^ change, at % bytes.length);
        assert.equal(readChallenge(secrets, "site", bytes.toString("base64url"), now), undefined);
      }),
    );
    for (const other of [`${challenge}=`, ` ${challenge}`, `${challenge}.`, ""])
      assert.equal(readChallenge(secrets, "site", other, now), undefined);
  });

  it("is none of anybody's words", () => {
    fc.assert(
      fc.property(fc.string(), fc.base64String(), (one, two) => {
        for (const text of [one, two]) assert.equal(readChallenge(secrets, "site", text, now), undefined);
      }),
    );
  });
});
