import type { Route } from "../route.ts";
import { isSameSecret } from "../same-secret.ts";
import type { Hindrance } from "../visitor.ts";
import type { FrameContext } from "./options.ts";

/** What keeps whoever asks from a route, or undefined where nothing does. What they may do was read with this request. */
export function hindranceOf<Site>(
  { permission, grave, whileLooking }: Route<FrameContext<Site>>,
  { visitor, form }: FrameContext<Site>,
): Hindrance | undefined {
  if (permission !== "anybody") {
    if (!visitor) return "signed-out";
    if (!visitor.may.has(permission)) return "not-permitted";
    if (grave && !visitor.fresh) return "not-fresh";
  }
  if (!visitor || !form) return undefined;
  if (!isSameSecret(form.get("token") ?? "", visitor.token)) return "foreign-form";
  return visitor.looking && !whileLooking ? "only-looking" : undefined;
}
