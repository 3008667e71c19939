import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { MasterKey } from "./master-key.ts";

/**
 * Seals and signs with the installation's secret key. Each purpose ("accounts second-factor") has keys of its own, so
 * that what was made for one is worthless for another. Purposes are words in the program, never from outside.
 */
export interface Secrets {
  /** With what all begins that is sealed and signed from now on; what an older key has made begins otherwise. */
  readonly beginning: string;
  /**
   * Encrypts (AES-256-GCM).
   *
   * @param bound what the text belongs to, such as site and person: it opens only with the same, so that nobody moves
   * it to another row
   */
  seal(purpose: string, bound: string, plain: string): string;
  /** Undefined where it was altered, belongs elsewhere, or the key that sealed it is not in the key file any more. */
  open(purpose: string, bound: string, sealed: string): string | undefined;
  /** The same for a file: what is sealed is bytes, and hardly larger than before. */
  sealBytes(purpose: string, bound: string, plain: Uint8Array): Buffer;
  openBytes(purpose: string, bound: string, sealed: Uint8Array): Buffer | undefined;
  /** A signature (HMAC-SHA-256), the same each time: it may be stored instead of the text and looked up. */
  sign(purpose: string, text: string): string;
  /** Those of all keys in the key file, the newest first: one of them was stored, whenever that was. */
  signatures(purpose: string, text: string): string[];
  /** Takes the same time whatever the signature is. */
  isSigned(purpose: string, text: string, signature: string): boolean;
}

/** Stands before all we make, with the id of the key: a later way of sealing gets another number. */
const version = "1";
const cipher = "aes-256-gcm";
/** In bytes. Random, so one key seals at most 2^32 texts (NIST SP 800-38D, 8.3): a thousand a second for 50 days. */
const nonceLength = 12;
const tagLength = 16;

/**
 * @param keys the newest first: it seals and signs, the others only open and recognise
 * @example
 * const sealed = secrets.seal("accounts second-factor", `${siteId} ${personId}`, seed);
 */
export function createSecrets(keys: readonly [MasterKey, ...MasterKey[]]): Secrets {
  const [newest] = keys;
  const byId = new Map(keys.map((key) => [key.id, key]));
  const beginning = `${version}.${newest.id}.`;
  return {
    beginning,
    seal: (purpose, bound, plain) =>
      `${beginning}${seal(newest, purpose, bound, Buffer.from(plain)).toString("base64url")}`,
    open(purpose, bound, sealed) {
      const [made, id = "", body = "", ...rest] = sealed.split(".");
      const key = byId.get(id);
      if (made !== version || !key || rest.length > 0) return undefined;
      return open(key, purpose, bound, Buffer.from(body, "base64url"))?.toString("utf8");
    },
    sealBytes: (purpose, bound, plain) =>
      Buffer.concat([Buffer.from(beginning), seal(newest, purpose, bound, plain)]),
    openBytes(purpose, bound, sealed) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const [first, second] = [bytes.indexOf("."), bytes.indexOf(".", bytes.indexOf(".") + 1)];
      const key = byId.get(bytes.subarray(first + 1, second).toString("latin1"));
      if (second <= first || bytes.subarray(0, first).toString("latin1") !== version || !key)
        return undefined;
      return open(key, purpose, bound, bytes.subarray(second + 1));
    },
    sign: (purpose, text) => sign(newest, purpose, text),
    signatures: (purpose, text) => keys.map((key) => sign(key, purpose, text)),
    isSigned(purpose, text, signature) {
      const key = byId.get(signature.split(".")[1] ?? "");
      return key !== undefined && isSame(sign(key, purpose, text), signature);
    },
  };
}

function seal(key: MasterKey, purpose: string, bound: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const encryption = createCipheriv(cipher, key.derive(`seal ${purpose}`), nonce, {
    authTagLength: tagLength,
  });
  encryption.setAAD(Buffer.from(bound));
  const text = Buffer.concat([encryption.update(plain), encryption.final()]);
  return Buffer.concat([nonce, encryption.getAuthTag(), text]);
}

function open(key: MasterKey, purpose: string, bound: string, body: Buffer): Buffer | undefined {
  if (body.length < nonceLength + tagLength) return undefined;
  const nonce = body.subarray(0, nonceLength);
  const decryption = createDecipheriv(cipher, key.derive(`seal ${purpose}`), nonce, {
    authTagLength: tagLength,
  });
  decryption.setAAD(Buffer.from(bound));
  decryption.setAuthTag(body.subarray(nonceLength, nonceLength + tagLength));
  try {
    const text = decryption.update(body.subarray(nonceLength + tagLength));
    return Buffer.concat([text, decryption.final()]);
  } catch {
    return undefined;
  }
}

function sign(key: MasterKey, purpose: string, text: string): string {
  const mac = createHmac("sha256", key.derive(`sign ${purpose}`))
    .update(text)
    .digest("base64url");
  return `${version}.${key.id}.${mac}`;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
