import { StartRefused } from "../../config/start-refused.ts";

/** Where a URL points, without user name and password, as an operator would recognise it. */
export function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? decodeURIComponent(hostname);
  const database = decodeURIComponent(pathname.slice(1));
  return `${database} at ${host || "localhost"}${host.startsWith("/") ? "" : `:${port || "5432"}`}`;
}

/** The user name in a URL, empty where there is none. */
export function userOf(url: string): string {
  const { username, searchParams } = new URL(url);
  return decodeURIComponent(username) || (searchParams.get("user") ?? "");
}

/**
 * Why a first connection failed, in one sentence that never contains the password.
 *
 * @param variable the environment variable that holds the URL.
 */
export function connectionRefused(variable: string, url: string, error: unknown): StartRefused {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const place = placeOf(url);
  const user = userOf(url);
  const sentence = (() => {
    switch (code) {
      case "ECONNREFUSED":
      case "ENOENT":
        return `no server answers for ${place}; is PostgreSQL running there?`;
      case "ENOTFOUND":
      case "EAI_AGAIN":
        return `the host of ${place} is not known.`;
      case "ETIMEDOUT":
      case "EHOSTUNREACH":
      case "ENETUNREACH":
        return `${place} cannot be reached over the network.`;
      case "28P01":
        return `${place} refuses the password of "${user}".`;
      case "28000":
        return `${place} does not let "${user}" sign in (see its pg_hba.conf).`;
      case "3D000":
        return `the server has no database for ${place}; create it first.`;
      case "53300":
        return `${place} has no free connection left.`;
      case "57P03":
        return `${place} is starting up or shutting down; try again in a moment.`;
      case "42501":
        return `"${user}" may not connect to ${place}.`;
    }
    const text = error instanceof Error ? error.message : String(error);
    if (/timeout/i.test(text)) return `${place} did not answer in time.`;
    if (/password must be a string|no password/i.test(text))
      return `${place} asks for a password and the address has none.`;
    if (/does not support SSL/i.test(text)) return `${place} does not support encrypted connections.`;
    return `connecting to ${place} failed (${withoutSecrets(text, url)}).`;
  })();
  return new StartRefused(`${variable}: ${sentence}`);
}

function withoutSecrets(text: string, url: string): string {
  const { password } = new URL(url);
  const firstLine = text.split("\n")[0] ?? "";
  if (password === "") return firstLine;
  return firstLine.replaceAll(password, "…").replaceAll(decodeURIComponent(password), "…");
}
