import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { signInDemo } from "../../actions/sign-in/sign-in-demo.ts";
import { isRole } from "../../rules/roles.ts";
import { formToken } from "../../rules/signed-in.ts";
import { roleName } from "../role-name.ts";
import { endPresentSession, sessionCookie } from "../visitor.ts";
import { goOn } from "./go-on.tsx";

/** Only where everything is invented and nobody from outside can come. */
export function isDemoSignIn({ site, local, client }: SiteContext): boolean {
  return site.demo && local && (client.address.startsWith("127.") || client.address === "::1");
}

/** One click and somebody invented is signed in. */
export async function demoSignIn(context: SiteContext): Promise<Answer> {
  const { primary, site, client, now, form } = context;
  const role = form?.get("role") ?? "";
  if (!isDemoSignIn(context) || !isRole(role)) return notFound;
  const name = `Demo: ${roleName(role, "de")}`;
  const secret = await signInDemo(primary, site.id, role, name, client, now);
  await endPresentSession(context);
  return goOn(context, formToken(secret), [{ name: sessionCookie(context), value: secret }]);
}
