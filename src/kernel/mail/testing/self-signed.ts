import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** One element of DER (X.690): tag, length, contents. */
function der(tag: number, ...contents: Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...contents: Buffer[]) => der(0x30, ...contents);
const objectId = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const time = (date: Date) =>
  der(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, "").slice(2, 14)}Z`, "latin1"));

/**
 * A certificate for `localhost` that is good for a day (RFC 5280), signed by itself. Made anew for each test, because a
 * key in the repository would be everybody's.
 */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const publicInfo = publicKey.export({ type: "spki", format: "der" });
  const ecdsaWithSha256 = sequence(objectId("2a8648ce3d040302"));
  const name = sequence(
    der(0x31, sequence(objectId("550403"), der(0x0c, Buffer.from("localhost", "latin1")))),
  );
  const day = 24 * 60 * 60_000;
  const alternatives = sequence(der(0x82, Buffer.from("localhost", "latin1")));
  const keyId = der(0x04, createHash("sha1").update(publicInfo).digest());
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + day))),
    name,
    publicInfo,
    der(
      0xa3,
      sequence(
        sequence(objectId("551d11"), der(0x04, alternatives)),
        sequence(objectId("551d0e"), der(0x04, keyId)),
      ),
    ),
  );
  const signature = sign("sha256", body, privateKey);
  const whole = sequence(body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
  };
}
