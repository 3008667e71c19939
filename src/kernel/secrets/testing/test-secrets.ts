import { masterKeyOf } from "../master-key.ts";
import { createSecrets, type Secrets } from "../secrets.ts";

/** Secrets for tests, with a key that everybody knows. */
export function testSecrets(): Secrets {
  return createSecrets([masterKeyOf(Buffer.alloc(32, "mittendrin"))]);
}
