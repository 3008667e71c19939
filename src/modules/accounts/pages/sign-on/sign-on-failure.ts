import type { SiteContext } from "../../../quarter/index.ts";
import type { SignOnFailure } from "../../actions/sign-on/finish-sign-on.ts";
import { accountsTexts } from "../../texts/texts.ts";

const words: Record<SignOnFailure, Parameters<ReturnType<typeof accountsTexts>>[0]> = {
  unreachable: "signOn.unreachable",
  denied: "signOn.denied",
  "not-valid": "signOn.not-valid",
  stale: "signOn.stale",
  unknown: "signOn.unknown",
  "other-person": "signOn.other-person",
};

/** What became of signing in with the provider, where the address says that it failed: it leads back here in any language. */
export function signOnFailure({ url, locale }: SiteContext): string | undefined {
  const reason = url.searchParams.get("extern");
  return reason !== null && Object.hasOwn(words, reason)
    ? accountsTexts(locale)(words[reason as SignOnFailure])
    : undefined;
}
