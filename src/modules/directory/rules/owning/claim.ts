import freeMail from "../../catalogue/free-mail.json" with { type: "json" };
import type { Profile } from "../fields/profile.ts";

/** How a code reaches the business: by a mail, a letter, an adviser, or from somebody who owns it already. */
export const codeWays = ["mail", "letter", "person", "handed-over"] as const;
export type CodeWay = (typeof codeWays)[number];

/** How somebody came to own an entry; `document`: an editor looked at what they showed. */
export type OwningWay = CodeWay | "document" | "demo";

/** What somebody asks the editors for who says that a business is theirs. */
export const askedWays = ["letter", "visit", "document"] as const;
export type AskedWay = (typeof askedWays)[number];

/** For how many days a code is good: a letter lies in a box for a while, a mail is read today. */
export const codeDays: Record<CodeWay, number> = { mail: 2, letter: 60, person: 30, "handed-over": 14 };

/** The moment from which a code is no longer good. */
export const codeEnd = (way: CodeWay, now: Date): Date =>
  new Date(now.getTime() + codeDays[way] * 86_400_000);

/** What the digest of a code on paper is bound to: one of a site opens nothing at another. */
export const claimBound = (siteId: string): string => `${siteId} claim`;

const shared = new Set<string>([...freeMail.mail, ...freeMail.platforms]);

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** Whether everybody can get an address or a page at this domain, so that having one there proves nothing. */
export function isShared(domain: string): boolean {
  const parts = domain.toLowerCase().split(".");
  return parts.some((_, from) => shared.has(parts.slice(from).join(".")));
}

/**
 * The domains at which a mail address shows that somebody belongs to the business: those of its websites. None that everybody
 * gets an address at. Without `www.`; no other part is taken off, because what stands before the last two can be anybody's.
 *
 * @example
 * ownDomains({ websites: ["https://www.kuafor-yildiz.de/"] }) // ["kuafor-yildiz.de"]
 */
export function ownDomains({ websites = [] }: Pick<Profile, "websites">): string[] {
  const hosts = websites.flatMap((website) => {
    const host = URL.canParse(website) ? new URL(website).hostname.toLowerCase().replace(/^www\./, "") : "";
    return /^(?=.*[a-z])[^.]+\..*[^.]$/.test(host) && !isShared(host) ? [host] : [];
  });
  return [...new Set(hosts)];
}

/**
 * Whether a link may be sent there: the address stands in the entry itself, or is at the domain of its website.
 *
 * @param address as `readMailAddress` gives it
 */
export function provesBusiness(address: string, profile: Pick<Profile, "emails" | "websites">): boolean {
  const folded = address.toLowerCase();
  if ((profile.emails ?? []).some((mail) => mail.toLowerCase() === folded)) return true;
  return ownDomains(profile).includes(domainOf(address));
}

/**
 * A mail address that may be shown to whoever asks: enough for its owner to know it, too little to write to.
 *
 * @example
 * maskedMail("yildiz@web.de") // "y…@web.de"
 */
export function maskedMail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${[...address][0] ?? ""}…${address.slice(at)}`;
}
