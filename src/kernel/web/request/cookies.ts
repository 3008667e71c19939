import type { Cookie } from "../answer.ts";

/**
 * The value of a cookie in the header `Cookie` (RFC 6265, 4.2); the first where there are several, which is the one with the
 * longest path. A cookie named `__Host-…` can only come from this very host over https.
 */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * The value of a header `Set-Cookie`. Over https the name begins with `__Host-`, so that no neighbour under the same domain
 * can set it. `Lax`, not `Strict`: whoever comes by a link in a mail shall be signed in.
 */
export function writeCookie({ name, value, maxAge }: Cookie, https: boolean): string {
  const parts = [`${cookieName(name, https)}=${value}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (https) parts.push("Secure");
  if (value === "") parts.push("Max-Age=0");
  else if (maxAge !== undefined) parts.push(`Max-Age=${Math.floor(maxAge)}`);
  return parts.join("; ");
}

export function cookieName(name: string, https: boolean): string {
  return https ? `__Host-${name}` : name;
}
