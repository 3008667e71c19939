import type { Child, FC } from "hono/jsx";
import { HiddenFields } from "../../../kernel/ui/controls/form.tsx";
import type { SiteContext } from "../../quarter/index.ts";
import type { PasskeyPlace } from "../rules/passkeys/passkey.ts";
import { accountsTexts } from "../texts/texts.ts";

/** Where a passkey of this site works: at the address that the visitor sees. */
export const passkeyPlace = ({ url, site }: SiteContext): PasskeyPlace => ({
  host: url.hostname,
  origin: url.origin,
  name: site.name,
});

/** The browser's answer in a form, which may hold anything; undefined where it is no JSON. */
export function passkeyAnswer({ form }: SiteContext): unknown {
  try {
    return JSON.parse(form?.get("answer") ?? "");
  } catch {
    return undefined;
  }
}

/**
 * A form that is sent with a passkey. It shows only where passkeys work, which a script finds out; the page names the island
 * `passkey`.
 *
 * @param way whether one is made or used
 * @param ask from where the browser gets its question
 * @param token of the session; the visitor's where it is not given
 */
export const PasskeyForm: FC<{
  context: SiteContext;
  way: "create" | "get";
  ask: string;
  action: string;
  token?: string | undefined;
  hidden?: Iterable<readonly [string, string]>;
  children: Child;
}> = ({ context, way, ask, action, token = context.visitor?.token, hidden = [], children }) => {
  const say = accountsTexts(context.locale);
  const fields: (readonly [string, string])[] = [...hidden, ["answer", ""]];
  return (
    <pass-key
      hidden
      data-way={way}
      data-ask={ask}
      data-failed={say("passkey.failed")}
      data-known={say("passkey.known")}
    >
      <form class="form" method="post" action={action}>
        <HiddenFields fields={token === undefined ? fields : [["token", token], ...fields]} />
        {children}
      </form>
    </pass-key>
  );
};
