import { createHash, createHmac } from "node:crypto";

/** What stands in the database of a session's secret: whoever reads the table cannot become anybody. */
export function sessionHash(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** The token of a session's forms: it follows from the secret, which only the browser knows, and does not tell it. */
export function formToken(secret: string): string {
  return createHmac("sha256", secret).update("form").digest("base64url");
}
