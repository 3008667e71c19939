// SPDX-License-Identifier: EUPL-1.2
import { isIP } from "node:net";

const longest = 2_000;

/**
 * Reads an address that this server shall ask now and then, as somebody typed it. `webcal` is another name for https. Only https and
 * names of hosts: nobody shall look around in our own network by numbers. Loopback will do where nobody else can reach us.
 *
 * @param local whether only this machine can reach us
 * @returns undefined where it may not be asked
 */
export function readForeignAddress(text: string, local: boolean): URL | undefined {
  const typed = text.trim().replace(/^webcals?:\/\//i, "https://");
  if (typed.length > longest || !/^[!-~]+$/.test(typed) || !URL.canParse(typed)) return undefined;
  const url = new URL(typed);
  url.hash = "";
  return mayAskForeign(url, local) ? url : undefined;
}

/** The same for where a redirect leads. */
export function mayAskForeign(url: URL, local: boolean): boolean {
  if (url.username !== "" || url.password !== "") return false;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isLoopback = host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);
  if (isLoopback) return local && (url.protocol === "http:" || url.protocol === "https:");
  const named =
    isIP(host) === 0 && host.includes(".") && !/\.(localhost|local|internal|home|lan)\.?$/.test(host);
  return url.protocol === "https:" && named;
}
