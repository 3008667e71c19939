import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";

export type WebsiteRefusal = "empty" | "too-long" | "not-understood" | "other-scheme" | "credentials";

/** What servers and browsers accept as an address without trouble. */
const longest = 2_000;

/**
 * The address of a website, normalised by the URL standard (host in lower case and punycode). Only http and https: a
 * `javascript:` link would run in the visitor's session. Without a scheme it is https. An address with a user name is
 * refused, because `https://sparkasse.de@example.com` looks like another one.
 */
export function parseWebsite(raw: string): Result<string, WebsiteRefusal> {
  if (raw.length > longest) return refuse("too-long");
  // Copied addresses often end in an invisible mark.
  const text = normalForm(raw).replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, "");
  if (text === "") return refuse("empty");
  // The URL parser silently leaves out line breaks and tabs, and hides a scheme in them.
  if (/[\s\p{C}\\<>"`{}|^]/u.test(text)) return refuse("not-understood");
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase();
  const isWeb = /^https?:\/\/[^/]/i.test(text);
  if (scheme !== undefined && !isWeb)
    return refuse(/^https?$/.test(scheme) ? "not-understood" : "other-scheme");
  const full = isWeb ? text : `https://${text.replace(/^\/\//, "")}`;
  if (!URL.canParse(full)) return refuse("not-understood");
  const url = new URL(full);
  if (url.username !== "" || url.password !== "") return refuse("credentials");
  // A name of one part is a machine in somebody's own network, a number is no business's address.
  // The URL parser takes commas and the like for parts of a name.
  if (!/^[a-z0-9._-]+\.[a-z][a-z0-9-]*\.?$/i.test(url.hostname)) return refuse("not-understood");
  return url.href.length > longest ? refuse("too-long") : ok(url.href);
}
