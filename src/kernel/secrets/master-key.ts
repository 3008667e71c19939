import { hkdfSync, randomBytes } from "node:crypto";

/** One of the keys that all others are derived from. */
export interface MasterKey {
  /** Tells keys apart without telling anything about them: 12 hexadecimal digits. */
  id: string;
  /** A key of 32 bytes for one use; the same each time. */
  derive(use: string): Buffer;
}

/** @param bytes 32 random ones */
export function masterKeyOf(bytes: Buffer): MasterKey {
  // RFC 5869. What is random already needs no salt of its own; ours keeps other programs' derivations apart.
  const derive = (use: string, length = 32) =>
    Buffer.from(hkdfSync("sha256", bytes, "mittendrin secrets", use, length));
  const keys = new Map<string, Buffer>();
  return {
    id: derive("id", 6).toString("hex"),
    derive(use) {
      const key = keys.get(use) ?? derive(use);
      keys.set(use, key);
      return key;
    },
  };
}

/** A new key as it stands in the key file: 32 random bytes in base64. */
export function newKeyLine(): string {
  return randomBytes(32).toString("base64");
}
