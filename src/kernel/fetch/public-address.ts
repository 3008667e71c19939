// SPDX-License-Identifier: EUPL-1.2
import { BlockList, isIP } from "node:net";

/**
 * Networks that are nobody's on the internet: our own machine and network, those between providers, documentation, and what carries
 * such an address inside (IANA special-purpose registries, RFC 6890).
 */
const special: [network: string, length: number, family: "ipv4" | "ipv6"][] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["192.88.99.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 4, "ipv4"],
  ["240.0.0.0", 4, "ipv4"],
];

const closed = new BlockList();
for (const [network, length, family] of special) closed.addSubnet(network, length, family);

/** What is on the internet of IPv6 is in here; parts of it carry an IPv4 address or are for documents only. */
const global = new BlockList();
global.addSubnet("2000::", 3, "ipv6");
const closedSix = new BlockList();
for (const [network, length] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  closedSix.addSubnet(network, length, "ipv6");

/** Whether an address is one of the internet, and none of our own network that only we can reach. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, "ipv4");
  return family === 6 && global.check(address, "ipv6") && !closedSix.check(address, "ipv6");
}

/** Whether an address is this machine. */
export const isLoopbackAddress = (address: string): boolean =>
  address === "::1" || (isIP(address) === 4 && address.startsWith("127."));
