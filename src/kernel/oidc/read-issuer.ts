import { isLoopbackHost, isNamedHost } from "../fetch/kind-of-host.ts";

/**
 * Reads the address of a provider of OpenID Connect (OpenID Connect Discovery 1.0, section 2). This server will ask what stands
 * there, so it is https and a host name: nobody shall look around in our own network by numbers. Only for tests on one machine, and
 * where nobody else can reach us, `http` on loopback will do.
 *
 * @param local whether only this machine can reach us
 * @returns the issuer as its own documents spell it, or undefined
 */
export function readIssuer(text: string, local: boolean): string | undefined {
  const trimmed = text.trim().replace(/\/\.well-known\/openid-configuration$/, "");
  if (trimmed.length > 300 || !/^[!-~]+$/.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  if (url.username || url.password || /[?#]/.test(trimmed)) return undefined;
  if (isLoopbackHost(url)) return local && url.protocol === "http:" ? trimmed : undefined;
  // A town's own provider may well have a name of its own network.
  return url.protocol === "https:" && isNamedHost(url) ? trimmed : undefined;
}

/** Whether what a provider names may be asked: the same rules for all of its addresses, wherever they lie. */
export function mayAsk(url: URL, issuer: URL): boolean {
  if (url.username || url.password) return false;
  return isLoopbackHost(issuer) ? isLoopbackHost(url) : url.protocol === "https:" && !isLoopbackHost(url);
}
