import { createHash } from "node:crypto";

/**
 * A UUID that is always the same for the same name (RFC 9562, 5.8: version 8, of SHA-256), as a URN. What is named by it
 * keeps its id when the address of the platform changes.
 */
export function lastingId(...name: string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(name)).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString("hex", 0, 16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
