import type { Route } from "../../../kernel/web/route.ts";
import type { SiteContext } from "../../quarter/index.ts";
import type { Doing } from "../actions/doing.ts";
import { endSessions } from "../actions/sign-in/end-sessions.ts";
import type { SignedIn } from "../actions/sign-in/identify.ts";

/**
 * Who asks, on a route that only they may see. The gate has made the visitor, and it makes nothing else than this.
 *
 * @throws {Error} on a route that lets through people who are not signed in
 */
export function signedIn({ visitor }: SiteContext): SignedIn {
  if (!visitor) throw new Error("This route has no visitor; its permission must be another.");
  return visitor as SignedIn;
}

/** Who does something by this request, and when. */
export const doingOf = (context: SiteContext): Doing => ({
  db: context.primary,
  siteId: context.site.id,
  actor: signedIn(context).actor,
  secrets: context.secrets,
  now: context.now,
});

/** The cookie that holds the secret of a session; each site has its own. */
export const sessionCookie = ({ site }: Pick<SiteContext, "site">): string => `session-${site.key}`;

/** Ends the session that this device has had so far, if any, also one that is only half signed in. */
export async function endPresentSession(context: SiteContext): Promise<void> {
  if (!context.visitor) return;
  const { id, session } = signedIn(context);
  await endSessions(doingOf(context), id, { id: session.id });
}

/** A route of this module, with what most of them have in common. */
export function route(
  method: "GET" | "POST",
  path: string,
  permission: string,
  handle: Route<SiteContext>["handle"],
  more: Partial<Route<SiteContext>> = {},
): Route<SiteContext> {
  return { method, path, permission, audit: null, cache: "none", handle, ...more };
}
