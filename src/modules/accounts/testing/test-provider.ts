import assert from "node:assert/strict";
import {
  clientId,
  clientSecret,
  type LocalProvider,
  signInThere,
  startLocalProvider,
} from "../../../kernel/oidc/testing/local-provider.ts";
import type { Doing } from "../actions/doing.ts";
import { type SetSignOn, setSignOn } from "../actions/sign-on/set-sign-on.ts";
import type { Seen, webOf } from "./test-web.ts";

const start = "/hochfeld/de";

/** A site whose people sign in with a real provider on this machine. */
export async function townProvider(
  doing: Doing,
  ask: ReturnType<typeof webOf>,
  origin = "http://127.0.0.1:8080",
) {
  const provider = await startLocalProvider([`${origin}${start}/anmelden/extern/zurueck`]);
  const set = (more: Partial<SetSignOn> = {}) => setSignOn(doing, { ...settingsOf(provider), ...more });
  const first = await set();
  assert.ok(first.ok, JSON.stringify(first));

  /** Goes to the provider as somebody and comes back, with what the browser keeps. */
  const away = async (
    name: string,
    { query = "", cookie = "" }: { query?: string; cookie?: string } = {},
  ): Promise<{ path: string; cookie: string }> => {
    const sent = await ask(`${start}/anmelden/extern${query}`, { cookie });
    assert.equal(sent.status, 303, sent.text);
    const back = await signInThere(new URL(sent.to ?? ""), name);
    return {
      path: back.pathname + back.search,
      cookie: [cookie, ...cookiesOf(sent)].filter(Boolean).join("; "),
    };
  };
  const signIn = async (name: string, more?: Parameters<typeof away>[1]) => {
    const { path, cookie } = await away(name, more);
    return ask(path, { cookie });
  };
  return { provider, set, away, signIn };
}

/** What an administrator types for a provider of a test. */
export const settingsOf = ({ issuer }: LocalProvider): SetSignOn => ({
  issuer,
  clientId,
  secret: clientSecret,
  label: "Stadtkonto",
  mailClaim: "email",
  newRole: "",
  factor: "told",
  acrValues: "",
  local: true,
});

/** All that an answer sets, without what it takes away. */
export const cookiesOf = (seen: Seen): string[] =>
  seen.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="));
