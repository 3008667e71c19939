import { type MailAddress, readMailAddress } from "./mail-address.ts";

/** How mail leaves: what `SMTP_URL` says. */
export interface SmtpSettings {
  host: string;
  port: number;
  /** `at-once` for smtps, `starttls` for smtp; `none` only where the address says `tls=none`. */
  tls: "at-once" | "starttls" | "none";
  login: { user: string; password: string } | undefined;
  /** The address that mails come from. */
  from: MailAddress;
}

const known = new Set(["from", "tls"]);

/**
 * Reads `smtp://user:password@host:587?from=office@example.org` (or `smtps://`, port 465). Without `from` the user name
 * must be a mail address. With `tls=none` nothing is encrypted: for a mail server on the same machine.
 *
 * @returns the settings, or what is wrong, as the end of a sentence that repeats nothing of the address: a misplaced
 * password may stand wherever it likes.
 */
export function readSmtpUrl(text: string): SmtpSettings | { wrong: string } {
  if (!/^smtps?:\/\//i.test(text) || !URL.canParse(text))
    return {
      wrong:
        "must look like smtp://user:password@host:587?from=office@example.org, with special characters as %XX",
    };
  const url = new URL(text);
  const user = decoded(url.username);
  const password = decoded(url.password);
  const host = decoded(url.hostname)?.replace(/^\[(.*)\]$/, "$1");
  if (user === undefined || password === undefined)
    return { wrong: "has a user name or a password with a special character that must be written as %XX" };
  if (!host || !/^[0-9a-z.:_-]+$/i.test(host))
    return { wrong: "needs the name of a mail server after the @" };
  if (/^\/?$/.test(url.pathname) === false || url.hash !== "")
    return { wrong: 'may have nothing between the mail server and the "?"' };
  if ([...url.searchParams.keys()].some((name) => !known.has(name)))
    return { wrong: 'may only have "from" and "tls" after the "?"' };
  if ((user === "") !== (password === ""))
    return { wrong: "needs both a user name and a password, or neither" };
  const secure = url.protocol === "smtps:";
  const tls = url.searchParams.get("tls");
  if (tls !== null && (tls !== "none" || secure))
    return { wrong: 'may say "tls=none" after smtp://, and nothing else about TLS' };
  const from = readMailAddress(url.searchParams.get("from") ?? user);
  if (!from)
    return { wrong: 'needs the address that mails come from, such as "?from=office@example.org" at its end' };
  return {
    host,
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    tls: secure ? "at-once" : tls === "none" ? "none" : "starttls",
    login: user === "" ? undefined : { user, password },
    from,
  };
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
