// SPDX-License-Identifier: EUPL-1.2
import { isLoopbackHost, isNamedHost } from "./kind-of-host.ts";

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
  if (isLoopbackHost(url)) return local && (url.protocol === "http:" || url.protocol === "https:");
  const inside = /\.(local|internal|home|lan)\.?$/.test(url.hostname);
  return url.protocol === "https:" && isNamedHost(url) && !inside;
}
