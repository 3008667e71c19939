import { BlockList, isIP } from "node:net";

/** Who asks, by which name and scheme: the connection's own facts, or what a trusted proxy says. */
export interface Client {
  address: string;
  /** Host and scheme as the visitor used them; undefined where no proxy is to be believed. */
  host: string | undefined;
  secure: boolean;
  /** Whether a trusted proxy stood between. */
  proxied: boolean;
}

export type ReadClient = (peer: string | undefined, header: (name: string) => string | undefined) => Client;

/** More hops than this no real chain of proxies has. */
const mostHops = 20;

/**
 * Decides whose `X-Forwarded-For`, `-Proto` and `-Host` count: only those of a connection that comes from a trusted
 * proxy. Of the addresses it names, the right-most that is not itself a trusted proxy is the client: what stands further
 * left was written by the client and may be invented.
 *
 * @param trustedProxies addresses or CIDR blocks
 */
export function createReadClient(trustedProxies: readonly string[]): ReadClient {
  const trusted = new BlockList();
  for (const block of trustedProxies) {
    const [text = "", bits] = block.split("/");
    const address = plainAddress(text);
    const family = isIP(address) === 4 ? "ipv4" : "ipv6";
    const longest = family === "ipv4" ? 32 : 128;
    // A block of mapped addresses (::ffff:10.0.0.0/104) counts its bits from the IPv6 beginning.
    const given =
      bits === undefined ? longest : Number(bits) - (isIP(text) === 6 && family === "ipv4" ? 96 : 0);
    trusted.addSubnet(address, Math.max(0, given), family);
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");

  return (peer, header) => {
    let address = plainAddress(peer ?? "");
    if (trustedProxies.length === 0 || !isTrusted(address))
      return { address, host: undefined, secure: false, proxied: false };
    const hops = (header("x-forwarded-for") ?? "").slice(-2000).split(",");
    for (const hop of hops.reverse().slice(0, mostHops)) {
      const next = plainAddress(hop);
      // What is no address cannot be skipped: the last proxy that was sound is then all that we know.
      if (isIP(next) === 0) break;
      address = next;
      if (!isTrusted(next)) break;
    }
    const proto = last(header("x-forwarded-proto"))?.toLowerCase();
    return { address, host: last(header("x-forwarded-host")), secure: proto === "https", proxied: true };
  };
}

/** One spelling for an address: no brackets, port or zone; IPv4 where it was mapped into IPv6 (::ffff:192.0.2.1). */
export function plainAddress(text: string): string {
  let address = text.trim().toLowerCase().replace(/%.*$/, "");
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1];
  if (bracketed !== undefined) address = bracketed;
  else if (/^[\d.]+:\d+$/.test(address)) address = address.slice(0, address.indexOf(":"));
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high = 0, low = 0] = groups.slice(6);
    return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
  }
  return address;
}

/** The network of an IPv6 address that one household or server has (its first 64 bits); an IPv4 address as it is. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  return `${groupsOf(address)
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/** The eight numbers of an IPv6 address that `isIP` has accepted. */
function groupsOf(address: string): number[] {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const text = dotted
    ? `${address.slice(0, dotted.index)}${hex(dotted[1], dotted[2])}:${hex(dotted[3], dotted[4])}`
    : address;
  const [left = "", right] = text.split("::");
  const numbers = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const before = numbers(left);
  if (right === undefined) return before;
  const after = numbers(right);
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function hex(high: string | undefined, low: string | undefined): string {
  return ((Number(high) << 8) | Number(low)).toString(16);
}

/** Each proxy appends; the last value is that of the one next to us. */
function last(value: string | undefined): string | undefined {
  const text = value?.split(",").at(-1)?.trim();
  return text === "" ? undefined : text;
}
