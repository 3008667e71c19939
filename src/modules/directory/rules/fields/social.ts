import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { parsePhone } from "./phone.ts";
import networks from "./social-networks.json" with { type: "json" };
import { clean } from "./text.ts";

/** The networks that a business may name, in the order in which pages show them. */
export const socialNetworks = [
  "facebook",
  "instagram",
  "tiktok",
  "youtube",
  "whatsapp",
  "telegram",
  "mastodon",
  "bluesky",
  "threads",
  "twitter",
  "linkedin",
  "xing",
  "pinterest",
  "tripadvisor",
] as const;
export type SocialNetwork = (typeof socialNetworks)[number];

/** A channel by its network and the address that opens it. */
export interface SocialChannel {
  network: SocialNetwork;
  url: string;
}

/** How a network writes its own name. */
export const socialName = (network: SocialNetwork): string => networks[network].name;

export type SocialRefusal = "empty" | "too-long" | "not-understood" | "other-host";

const handlePattern = /^@?([\p{L}\p{N}_][\p{L}\p{N}._-]{0,99})$/u;
const federatedPattern = /^@?([\w.-]{1,100})@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;

/**
 * A channel from a handle (`@cafe.hochfeld`) or an address of the network. Addresses of other hosts are refused, because
 * the link would say "Facebook" and lead elsewhere; what only tracks (query, fragment) is left out.
 */
export function parseSocial(network: SocialNetwork, raw: string): Result<SocialChannel, SocialRefusal> {
  if (raw.length > 2_000) return refuse("too-long");
  const text = clean(raw, 2_000);
  if (text === "") return refuse("empty");
  if (/[\s\\<>"]/.test(text) && network !== "whatsapp") return refuse("not-understood");
  const { hosts, address } = networks[network];
  const federated = network === "mastodon" ? federatedPattern.exec(text) : null;
  if (federated) return ofAddress(network, hosts, `https://${federated[2]}/@${federated[1]}`);
  if (network === "whatsapp") {
    const phone = parsePhone(text);
    if (phone.ok) return ok({ network, url: `https://wa.me/${phone.value.replace(/;.*|\D/g, "")}` });
  }
  const handle = handlePattern.exec(text)?.[1];
  if (address && handle !== undefined && !isHostOf(hosts, handle.toLowerCase())) {
    return ok({ network, url: new URL(address.replace("{handle}", () => handle)).href });
  }
  return ofAddress(network, hosts, text);
}

/** The channel that an address is, if it is one of a network: many businesses name their page there as their website. */
export function socialOfWebsite(address: string): SocialChannel | undefined {
  const host = URL.canParse(address) ? new URL(address).hostname : "";
  const network = socialNetworks.find((name) => isHostOf(networks[name].hosts, host));
  const channel = network && parseSocial(network, address);
  return channel?.ok ? channel.value : undefined;
}

function isHostOf(hosts: readonly string[], host: string): boolean {
  return hosts.some((known) => host === known || host.endsWith(`.${known}`));
}

function ofAddress(
  network: SocialNetwork,
  hosts: readonly string[],
  text: string,
): Result<SocialChannel, SocialRefusal> {
  const isAddress = /^https?:\/\//i.test(text);
  if (!isAddress && (text.includes(":") || !/[./]/.test(text))) return refuse("not-understood");
  const full = isAddress ? text : completed(text, hosts[0]);
  if (!URL.canParse(full)) return refuse("not-understood");
  const url = new URL(full);
  if (url.username !== "" || url.password !== "" || url.port !== "") return refuse("not-understood");
  if (hosts.length > 0 && !isHostOf(hosts, url.hostname)) return refuse("other-host");
  // "profile.php?id=…", "watch?v=…": there the query is the address.
  const query = [...url.searchParams].filter(([key]) => ["id", "v", "list", "phone"].includes(key));
  if (!/\.[a-z]/.test(url.hostname) || (url.pathname === "/" && query.length === 0))
    return refuse("not-understood");
  const search = query.length === 0 ? "" : `?${new URLSearchParams(query)}`;
  const address = `https://${url.hostname}${url.pathname}${search}`;
  return address.length > 2_000 ? refuse("too-long") : ok({ network, url: address });
}

/** An address without scheme, or a path on the network's own host (`pages/Cafe/123`). */
function completed(text: string, host: string | undefined): string {
  const first = text.split("/")[0] ?? "";
  return first.includes(".") || host === undefined
    ? `https://${text}`
    : `https://${host}/${text.replace(/^\/+/, "")}`;
}
