import { domainToASCII } from "node:url";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { clean } from "./text.ts";

/**
 * An e-mail address, the domain in lower case and punycode. The local part is what mail servers use in practice (RFC 5321
 * without quoted strings; letters of all scripts as RFC 6531 allows); whether it exists only a mail can tell.
 */
export function parseEmail(raw: string): Result<string, "empty" | "too-long" | "not-understood"> {
  if (raw.length > 400) return refuse("too-long");
  const text = clean(raw)
    .replace(/^mailto:/i, "")
    .replace(/\?.*$/, "");
  if (text === "") return refuse("empty");
  const [, local = "", host = ""] = /^([^@]+)@([^@]+)$/.exec(text) ?? [];
  const domain = domainToASCII(host);
  if (
    local.length > 64 ||
    !/^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(local)
  ) {
    return refuse("not-understood");
  }
  if (!/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain))
    return refuse("not-understood");
  const address = `${local}@${domain}`;
  return address.length > 254 ? refuse("too-long") : ok(address);
}
