import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from "openid-client";
import { ok, type Result, refuse } from "../result/result.ts";
import { type Client, openProvider } from "./open-provider.ts";
import { mayAsk } from "./read-issuer.ts";

/** What binds a sign-in to the browser that began it (RFC 6749, RFC 7636, OpenID Connect Core 1.0). */
export interface Ticket {
  state: string;
  nonce: string;
  /** Of PKCE: 43 characters or more. */
  verifier: string;
}

export interface Question {
  ticket: Ticket;
  /** Ours, as it is registered at the provider. */
  redirectUri: string;
  /** Language tag for the provider's own pages. */
  locale: string;
  /** Ways of signing in that are asked for, the best first. */
  acrValues: readonly string[];
  /** Whether the person must show anew who they are. */
  anew: boolean;
}

/** Who somebody is, as the provider says and has signed. */
export interface Told {
  issuer: string;
  subject: string;
  amr: string[];
  acr: string | undefined;
  /** When the person last showed who they are; undefined where the provider does not say. */
  provenAt: Date | undefined;
  /** Everything else that was said. */
  claims: Record<string, unknown>;
}

/** `unreachable`: no answer in time, or none of a provider; `denied`: the person, or the provider for them, said no. */
export interface SignOnRefusal {
  reason: "unreachable" | "denied" | "not-valid";
  /** A word from the protocol, for the log. */
  detail: string;
}

/** Some providers say so only where they are asked (OpenID Connect Core 1.0, section 5.5). */
const howTheySignedIn = JSON.stringify({ id_token: { amr: null, acr: null, auth_time: null } });

/** Where the browser goes to sign in. */
export async function askToSignOn(
  client: Client,
  { ticket, redirectUri, locale, acrValues, anew }: Question,
): Promise<Result<URL, SignOnRefusal>> {
  try {
    const provider = await openProvider(client);
    const { claims_parameter_supported } = provider.serverMetadata();
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: "openid profile email",
      state: ticket.state,
      nonce: ticket.nonce,
      code_challenge: await calculatePKCECodeChallenge(ticket.verifier),
      code_challenge_method: "S256",
      ui_locales: locale,
      ...(acrValues.length > 0 && { acr_values: acrValues.join(" ") }),
      ...(claims_parameter_supported === true && { claims: howTheySignedIn }),
      ...(anew && { prompt: "login", max_age: "0" }),
    });
    return mayAsk(url, new URL(client.issuer)) ? ok(url) : refuse(lost("authorization-endpoint"));
  } catch (error) {
    // Nothing but the description of the provider has been asked for.
    return refuse(lost(refusalOf(error).detail));
  }
}

/**
 * Takes the answer that the browser brought back: exchanges the code and checks all that must be checked (issuer, audience, nonce,
 * signature, times).
 *
 * @param address the whole address that was asked, with our public origin
 * @param needed claims; what the signed token lacks of them is asked for
 */
export async function takeAnswer(
  client: Client,
  { ticket, address, needed }: { ticket: Ticket; address: URL; needed: readonly string[] },
): Promise<Result<Told, SignOnRefusal>> {
  try {
    const provider = await openProvider(client);
    const tokens = await authorizationCodeGrant(provider, address, {
      expectedState: ticket.state,
      expectedNonce: ticket.nonce,
      pkceCodeVerifier: ticket.verifier,
      idTokenExpected: true,
    });
    const token = tokens.claims();
    if (!token) return refuse({ reason: "not-valid", detail: "no-id-token" });
    const more = await userInfo(provider, tokens.access_token, token, needed);
    const { iss, sub, amr, acr, auth_time } = token;
    return ok({
      issuer: iss,
      subject: sub,
      amr: Array.isArray(amr) ? amr.filter((each) => typeof each === "string") : [],
      acr: typeof acr === "string" ? acr : undefined,
      provenAt: typeof auth_time === "number" ? new Date(auth_time * 1000) : undefined,
      claims: { ...more, ...token },
    });
  } catch (error) {
    return refuse(refusalOf(error));
  }
}

/** Many providers put mail and name there only. That it is about the same person is checked. */
async function userInfo(
  provider: Configuration,
  accessToken: string,
  token: { sub: string },
  needed: readonly string[],
): Promise<Record<string, unknown>> {
  const lacking = needed.some((name) => !Object.hasOwn(token, name));
  if (!lacking || !provider.serverMetadata().userinfo_endpoint) return {};
  return { ...(await fetchUserInfo(provider, accessToken, token.sub)) };
}

const lost = (detail: string): SignOnRefusal => ({ reason: "unreachable", detail });

function refusalOf(error: unknown): SignOnRefusal {
  if (error instanceof AuthorizationResponseError) return { reason: "denied", detail: word(error.error) };
  // Not ours to mend, nor the person's: our secret is wrong there, or the provider is not well.
  if (error instanceof ResponseBodyError) {
    const { error: said, status } = error;
    const ours = status >= 500 || said === "invalid_client" || said === "unauthorized_client";
    return { reason: ours ? "unreachable" : "not-valid", detail: word(said) };
  }
  if (error instanceof WWWAuthenticateChallengeError) return lost("invalid_client");
  if (error instanceof ClientError) {
    const detail = word(error.code ?? "client-error");
    const silent = [
      "OAUTH_TIMEOUT",
      "OAUTH_ABORT",
      "OAUTH_RESPONSE_IS_NOT_CONFORM",
      "OAUTH_RESPONSE_IS_NOT_JSON",
    ];
    return { reason: silent.includes(error.code ?? "") ? "unreachable" : "not-valid", detail };
  }
  // `fetch` says no more than that it failed, and `askProvider` the same of what it does not ask.
  if (error instanceof TypeError) return lost("no-answer");
  throw error;
}

/** What a provider says may be anything; the log holds a word. */
const word = (text: string): string => text.replaceAll(/[^\w.-]/g, "").slice(0, 60);
