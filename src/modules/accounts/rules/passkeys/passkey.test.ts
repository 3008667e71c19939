import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import { newChallenge } from "./challenge.ts";
import {
  askForNewPasskey,
  askForPasskey,
  checkPasskey,
  type Passkey,
  passkeyIdIn,
  readNewPasskey,
} from "./passkey.ts";
import { type Manner, softAuthenticator } from "./testing/soft-authenticator.ts";

const place = { host: "quartier.example.org", origin: "https://quartier.example.org", name: "Hochfeld" };
const device = softAuthenticator();
const person = { id: "person-1", name: "Ayşe Demir" };

const fresh = () => newChallenge(testSecrets(), "test", new Date("2026-11-26T10:00:00Z"));
/** As a browser answers, unless a test wants something else. */
const manner = (challenge: string, more: Partial<Manner> = {}): Manner => ({ ...place, challenge, ...more });

async function added(counter = 0): Promise<Passkey> {
  const { challenge } = await askForNewPasskey(place, fresh(), person, []);
  const read = await readNewPasskey(place, challenge, device.create(manner(challenge, { counter })));
  assert.ok(read.ok);
  return read.value;
}

describe("passkeys", () => {
  it("are asked for at this place, with a device that knows who uses it", async () => {
    const passkey = await added();
    const options = await askForNewPasskey(place, fresh(), person, [passkey]);
    assert.equal(options.rp.id, place.host);
    assert.equal(options.authenticatorSelection?.userVerification, "required");
    assert.equal(options.authenticatorSelection?.residentKey, "required");
    assert.equal(Buffer.from(options.user.id, "base64url").toString(), person.id);
    assert.deepEqual(
      options.excludeCredentials?.map(({ id }) => id),
      [passkey.id],
    );
    const asked = await askForPasskey(place, fresh());
    assert.equal(asked.userVerification, "required");
    assert.equal(asked.allowCredentials, undefined);
    assert.ok(Buffer.from(asked.challenge, "base64url").length >= 32);
    assert.notEqual(asked.challenge, (await askForPasskey(place, fresh())).challenge);
  });

  it("are added and then sign in", async () => {
    const passkey = await added();
    assert.deepEqual(passkey.transports, ["internal"]);
    assert.equal(passkey.backedUp, true);
    const { challenge } = await askForPasskey(place, fresh());
    const answer = device.use(manner(challenge));
    assert.equal(passkeyIdIn(answer), passkey.id);
    assert.deepEqual(await checkPasskey(place, challenge, answer, passkey), { ok: true, value: passkey });
  });

  it("are refused for another question, another place, another key, and where nobody was recognised", async () => {
    const passkey = await added();
    const { challenge } = await askForPasskey(place, fresh());
    const other = softAuthenticator();
    const wrong = [
      device.use(manner((await askForPasskey(place, fresh())).challenge)),
      device.use(manner(challenge, { origin: "https://quartier.example.com" })),
      device.use(manner(challenge, { host: "example.org" })),
      device.use(manner(challenge, { verified: false })),
      { ...other.use(manner(challenge)), id: passkey.id, rawId: passkey.id },
      other.use(manner(challenge)),
    ];
    for (const [index, answer] of wrong.entries())
      assert.deepEqual(
        await checkPasskey(place, challenge, answer, passkey),
        { ok: false, reason: "wrong" },
        `${index}`,
      );
    for (const more of [
      { challenge: "AAAA" },
      { origin: "http://quartier.example.org" },
      { host: "org" },
      { verified: false },
    ])
      assert.deepEqual(await readNewPasskey(place, challenge, device.create(manner(challenge, more))), {
        ok: false,
        reason: "wrong",
      });
    // What was made to sign in adds nothing, and the other way round.
    assert.equal((await readNewPasskey(place, challenge, device.use(manner(challenge)))).ok, false);
    assert.equal((await checkPasskey(place, challenge, device.create(manner(challenge)), passkey)).ok, false);
  });

  it("count, and are refused where the number does not grow", async () => {
    const passkey = await added(5);
    const { challenge } = await askForPasskey(place, fresh());
    const used = (counter: number) =>
      checkPasskey(place, challenge, device.use(manner(challenge, { counter })), passkey);
    assert.deepEqual(await used(6), { ok: true, value: { ...passkey, counter: 6 } });
    for (const counter of [5, 4, 0]) assert.deepEqual(await used(counter), { ok: false, reason: "copied" });
  });

  it("do not survive a change of any byte", async () => {
    const passkey = await added();
    const { challenge } = await askForPasskey(place, fresh());
    const answer = device.use(manner(challenge));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("clientDataJSON", "authenticatorData", "signature"),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (field, at, change) => {
          const bytes = Buffer.from(String(answer.response[field]), "base64url");
          // The frame around the two numbers of a signature (DER) says nothing: its marks may read as they like.
          const spot = field === "signature" ? 8 + (at % 24) : at % bytes.length;
          bytes.writeUInt8(bytes.readUInt8(spot) ^ change, spot);
          const altered = {
            ...answer,
            response: { ...answer.response, [field]: bytes.toString("base64url") },
          };
          assert.equal((await checkPasskey(place, challenge, altered, passkey)).ok, false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("never throw at what is no answer", async () => {
    const passkey = await added();
    const base = device.use(manner("AAAA"));
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.string(), async (foreign, text) => {
        for (const answer of [foreign, { ...base, response: foreign }, { ...base, id: text }]) {
          assert.equal((await checkPasskey(place, "AAAA", answer, passkey)).ok, false);
          assert.equal((await readNewPasskey(place, "AAAA", answer)).ok, false);
        }
        assert.equal(passkeyIdIn(foreign), undefined);
      }),
    );
    assert.deepEqual(await checkPasskey(place, "AAAA", null, passkey), { ok: false, reason: "malformed" });
  });
});
