// SPDX-License-Identifier: EUPL-1.2
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 10;

/**
 * What stands for a guest in tables: always the same for the same person at a site, and nothing that leads back to them without the
 * key. 50 bits: two of 10,000 people have the same by a chance of 1 to 20 million.
 */
export function guestNumber(secrets: Pick<Secrets, "sign">, siteId: string, guestId: string): string {
  const mac = secrets.sign("programme guest number", `${siteId} ${guestId}`).split(".").at(-1) ?? "";
  let number = Buffer.from(mac, "base64url").readBigUInt64BE();
  let text = "";
  for (let at = 0; at < length; at++) {
    text += letters[Number(number & 31n)];
    number >>= 5n;
  }
  return text;
}
