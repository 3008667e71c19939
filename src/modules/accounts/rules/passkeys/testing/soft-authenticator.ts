import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** How a device answers; a test changes what it wants to see refused. */
export interface Manner {
  challenge: string;
  origin: string;
  host: string;
  counter?: number;
  /** Whether the device knows who uses it. */
  verified?: boolean;
}

/** A device with one passkey, as the WebAuthn specification describes it (ES256, no attestation). */
export interface SoftAuthenticator {
  create(manner: Manner): Answer;
  use(manner: Manner): Answer;
}

export interface Answer {
  id: string;
  rawId: string;
  type: string;
  response: Record<string, string | string[]>;
  clientExtensionResults: object;
}

export function softAuthenticator(): SoftAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  // COSE_Key: 1 type EC2, 3 algorithm ES256, -1 curve P-256, -2 x, -3 y.
  const coseKey = map([
    [int(1), int(2)],
    [int(3), int(-7)],
    [int(-1), int(1)],
    [int(-2), byteString(Buffer.from(x, "base64url"))],
    [int(-3), byteString(Buffer.from(y, "base64url"))],
  ]);
  const answer = (response: Answer["response"]): Answer => ({
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key",
    response,
    clientExtensionResults: {},
  });
  return {
    create(manner) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey]);
      const attestation = map([
        [text("fmt"), text("none")],
        [text("attStmt"), map([])],
        [text("authData"), byteString(Buffer.concat([deviceData(manner, 0x40), attested]))],
      ]);
      return answer({
        clientDataJSON: clientData("webauthn.create", manner).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      });
    },
    use(manner) {
      const data = deviceData(manner, 0);
      const client = clientData("webauthn.get", manner);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return answer({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: signature.toString("base64url"),
        userHandle: Buffer.from("person-1").toString("base64url"),
      });
    },
  };
}

/** Hash of the host, flags (1 present, 4 verified, 8 and 16 may be and is backed up), counter. */
function deviceData({ host, counter = 0, verified = true }: Manner, more: number): Buffer {
  const end = Buffer.alloc(5);
  end.writeUInt8(1 | (verified ? 4 : 0) | 8 | 16 | more);
  end.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(Buffer.from(host)), end]);
}

function clientData(type: string, { challenge, origin }: Manner): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** CBOR (RFC 8949, 3): the major type in three bits, then the number. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 0xff]);
}

function int(value: number): Buffer {
  return value < 0 ? head(1, -1 - value) : head(0, value);
}

function byteString(bytes: Buffer): Buffer {
  return Buffer.concat([head(2, bytes.length), bytes]);
}

function text(word: string): Buffer {
  return Buffer.concat([head(3, word.length), Buffer.from(word)]);
}

function map(entries: [key: Buffer, value: Buffer][]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flat()]);
}
