import { type Answer, data, notFound } from "../../../kernel/web/answer.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import type { Site } from "../rules/site.ts";
import { allSites } from "../store/sites.ts";
import { sitesOfHost } from "./sitemap.ts";

/** RFC 9116 (2.5.5) recommends less than a year; the date moves on with every day that the server runs. */
const validDays = 180;
const dayMs = 24 * 60 * 60 * 1000;

function contactsOf(sites: Site[]): string[] {
  const contacts = sites.flatMap(({ texts }) => texts.contact?.security ?? texts.contact?.email ?? []);
  return [...new Set(contacts)];
}

/**
 * `/.well-known/security.txt` (RFC 9116): whom to tell of a weakness. The contacts of invented sites only where there
 * are no others; without any contact there is no such file, because one without it would be wrong.
 */
export async function securityTxt({ db, url, now }: WebContext): Promise<Answer> {
  const sites = sitesOfHost(await allSites(db), url.hostname);
  const real = contactsOf(sites.filter((site) => !site.demo));
  const contacts = real.length > 0 ? real : contactsOf(sites);
  if (contacts.length === 0) return notFound;
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  const lines = [
    ...contacts.map((contact) => `Contact: mailto:${contact}`),
    `Expires: ${new Date(today + validDays * dayMs).toISOString().replace(".000", "")}`,
    "Preferred-Languages: de, en",
    `Canonical: ${new URL("/.well-known/security.txt", url).href}`,
  ];
  return data("text/plain; charset=utf-8", `${lines.join("\n")}\n`);
}
