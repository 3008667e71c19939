import type { Result } from "../../../../kernel/result/result.ts";
import { parseEmail } from "./email.ts";
import { parsePhone, splitPhones } from "./phone.ts";
import type { Profile } from "./profile.ts";
import { type Dropped, type FieldRefusal, noteDropped, type Tags } from "./refusal.ts";
import { parseSocial, type SocialChannel, socialNetworks, socialOfWebsite } from "./social.ts";
import { parseWebsite } from "./website.ts";

const phoneKeys = ["phone", "contact:phone", "mobile", "contact:mobile", "phone:mobile", "phone:DE"];
const emailKeys = ["email", "contact:email"];
const websiteKeys = ["website", "contact:website", "url", "url:official", "website:de"];
/** Former or other names of a network in keys. */
const aliases: Partial<Record<string, string[]>> = { twitter: ["x"], facebook: ["fb"] };
/** The keys of all networks, in the order in which they are read; put together once, since most businesses have none of them. */
const socialKeys = socialNetworks.flatMap((network) =>
  [network, ...(aliases[network] ?? [])].flatMap((name) =>
    [`contact:${name}`, name].map((key) => ({ network, key })),
  ),
);

const splitLinks = (raw: string) =>
  raw.slice(0, 4_000).split(/;\s*(?=https?:|www\.|\S+@|\s*$)|\s+(?=https?:)/i);
const splitEmails = (raw: string) => raw.slice(0, 2_000).split(/[;,\s]+/);

/** How to reach a business, from its tags: telephones, e-mail, websites and social channels, each value once. */
export function readContact(
  tags: Tags,
  dropped: Dropped[],
): Pick<Profile, "phones" | "emails" | "websites" | "social"> {
  const phones = collect(tags, phoneKeys, splitPhones, parsePhone, dropped);
  const emails = collect(tags, emailKeys, splitEmails, parseEmail, dropped);
  const links = collect(tags, websiteKeys, splitLinks, parseWebsite, dropped);
  const social = readSocial(tags, dropped);
  const websites: string[] = [];
  for (const link of links) {
    const channel = socialOfWebsite(link);
    if (!channel) websites.push(link);
    else if (!social.some((known) => known.url === channel.url)) social.push(channel);
  }
  return {
    ...(phones.length === 0 ? {} : { phones }),
    ...(emails.length === 0 ? {} : { emails }),
    ...(websites.length === 0 ? {} : { websites }),
    ...(social.length === 0 ? {} : { social: social.slice(0, 20) }),
  };
}

function collect(
  tags: Tags,
  keys: string[],
  split: (raw: string) => string[],
  parse: (raw: string) => Result<string, FieldRefusal>,
  dropped: Dropped[],
): string[] {
  const found = new Set<string>();
  for (const key of keys) {
    const raw = tags[key];
    if (!raw) continue;
    for (const part of split(raw)) {
      const value = parse(part);
      if (!value.ok) noteDropped(dropped, key, value.reason, part);
      else if (found.size < 10) found.add(value.value);
      else if (!found.has(value.value)) noteDropped(dropped, key, "too-many", part);
    }
  }
  return [...found];
}

function readSocial(tags: Tags, dropped: Dropped[]): SocialChannel[] {
  const channels: SocialChannel[] = [];
  for (const { network, key } of socialKeys) {
    const raw = tags[key];
    // "facebook=yes" says that there is one, but not where.
    if (raw === undefined || /^(yes|no)$/i.test(raw.trim())) continue;
    for (const part of raw.split(";")) {
      const channel = parseSocial(network, part);
      if (!channel.ok) noteDropped(dropped, key, channel.reason, part);
      else if (!channels.some((known) => known.url === channel.value.url)) channels.push(channel.value);
    }
  }
  return channels;
}
