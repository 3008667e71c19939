import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** Somebody who has an account at the provider. */
export interface Citizen {
  email?: string;
  email_verified?: boolean;
  name?: string;
}

/** A real provider of OpenID Connect on loopback, for tests. */
export interface LocalProvider {
  issuer: string;
  /** Who has an account, by what they type on its page. */
  people: Map<string, Citizen>;
  /** How the provider says that people showed who they are. */
  shown: { amr?: string[]; acr?: string };
  /** Changes what the token endpoint answers, as an attacker or a broken provider would; undefined for the truth. */
  tamper: ((body: Record<string, unknown>) => Record<string, unknown>) | undefined;
  /** How often each of its addresses was asked. */
  asked: Map<string, number>;
  /** Stops it; `people` and keys are gone. */
  stop(): Promise<void>;
}

export const clientId = "mittendrin";
export const clientSecret = "a secret that only the two know";

/** @param redirectUris of the client `mittendrin`, and of another client, `other`, with the same secret */
export async function startLocalProvider(redirectUris: string[]): Promise<LocalProvider> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const local: LocalProvider = {
    issuer,
    people: new Map(),
    shown: {},
    tamper: undefined,
    asked: new Map(),
    stop: () => stop(server),
  };
  const client = (client_id: string) => ({
    client_id,
    client_secret: clientSecret,
    redirect_uris: redirectUris,
    grant_types: ["authorization_code"],
    response_types: ["code"],
  });
  const provider = new Provider(issuer, {
    clients: [client(clientId), client("other")],
    acrValues: ["high", "low"],
    claims: {
      openid: ["sub"],
      email: ["email", "email_verified"],
      profile: ["name"],
      acr: null,
      amr: null,
      auth_time: null,
    },
    cookies: { keys: ["only for tests"] },
    features: { devInteractions: { enabled: false }, claimsParameter: { enabled: true } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...local.people.get(sub) }),
    }),
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 600, Session: 600, Grant: 600 },
    // Whoever signs in agrees.
    async loadExistingGrant({
      oidc,
    }: {
      oidc: { session: { accountId: string }; client: { clientId: string } };
    }) {
      const { session, client: asking } = oidc;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: asking.clientId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    await next();
    if (context.path === "/token" && local.tamper && context.status === 200)
      context.body = local.tamper(context.body);
  });
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    const path = new URL(request.url ?? "/", issuer).pathname;
    local.asked.set(path, (local.asked.get(path) ?? 0) + 1);
    if (!path.startsWith("/interaction/")) return answer(request, response);
    if (request.method === "GET") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      return response.end(page);
    }
    let typed = "";
    for await (const piece of request) typed += piece;
    const accountId = new URLSearchParams(typed).get("name") ?? "";
    const result = local.people.has(accountId)
      ? { login: { accountId, remember: true, ...local.shown } }
      : { error: "access_denied", error_description: "No such account" };
    await provider.interactionFinished(request, response, result);
  });
  return local;
}

const page = `<!doctype html><html lang="de"><title>Stadtkonto</title><h1>Stadtkonto</h1>
<form method="post"><label>Name <input name="name"></label><button>Weiter</button></form></html>`;

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((closed) => server.close(() => closed()));
}

/**
 * Goes to the provider as a browser would, types a name there, and comes back.
 *
 * @param jar what the browser keeps of the provider
 * @returns the address at which the provider sends the browser back to us
 */
export async function signInThere(url: URL, name: string, jar = new Map<string, string>()): Promise<URL> {
  let at = url;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 10; steps++) {
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join("; ");
    const answer = await fetch(at, {
      redirect: "manual",
      headers: { cookie },
      ...(form && { method: "POST", body: form }),
    });
    form = undefined;
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const split = pair.indexOf("=");
      jar.set(pair.slice(0, split), pair.slice(split + 1));
    }
    const to = answer.headers.get("location");
    if (to === null && answer.status === 200) {
      form = new URLSearchParams({ name });
      continue;
    }
    if (to === null) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(to, at);
    if (at.origin !== url.origin) return at;
  }
  throw new Error("The provider leads in a circle.");
}
