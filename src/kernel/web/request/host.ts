import { isIP } from "node:net";

/** The Host header, checked (RFC 9110, 7.2). */
export interface Host {
  /** Lower case, without a port; an IPv6 address without its brackets. */
  name: string;
  /** As it stands in an address: lower case, with the port if one was given that is not the scheme's own. */
  text: string;
}

const form = /^([a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|\[[0-9a-f:.]{2,45}\])\.?(?::(\d{1,5}))?$/;

/** Reads a Host header; undefined where it is not a host with an optional port. */
export function readHost(raw: string, secure: boolean): Host | undefined {
  if (raw.length > 261) return undefined;
  const match = form.exec(raw.toLowerCase());
  const shown = match?.[1];
  if (shown === undefined || shown.includes("..")) return undefined;
  const port = match?.[2] === undefined ? undefined : Number(match[2]);
  if (port !== undefined && port > 65535) return undefined;
  // The URL parser reads "0x7f.1" as an address and refuses "1.2.3.999": only what it leaves as it is will do.
  if (!URL.canParse(`http://${shown}`)) return undefined;
  const { hostname } = new URL(`http://${shown}`);
  if (shown[0] !== "[" && hostname !== shown) return undefined;
  const name = hostname.replace(/[[\]]/g, "");
  const ownPort = port === undefined || port === (secure ? 443 : 80);
  return { name, text: ownPort ? hostname : `${hostname}:${port}` };
}

/**
 * Whether a host name cannot be another web site's: an IP address, `localhost`, a name without a dot, or one of a home
 * network. All others must be known by configuration, else a foreign name would appear in our own pages (and a
 * hostile page could point its name at us: DNS rebinding).
 */
export function isLocalName(name: string): boolean {
  return (
    isIP(name) !== 0 || !name.includes(".") || /\.(?:localhost|local|lan|home\.arpa|internal)$/.test(name)
  );
}
