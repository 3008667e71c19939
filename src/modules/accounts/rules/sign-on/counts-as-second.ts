import type { SignOn } from "./settings.ts";

/** More than a password, by RFC 8176, section 2: several factors, a one-time code, a key in hardware. */
const more = new Set(["mfa", "otp", "hwk"]);

/**
 * Whether a sign-in with the provider is as good as a second step. What the provider does not say does not count: a word that is
 * missing is not taken for a yes.
 */
export function countsAsSecond(
  { factor, acrValues }: Pick<SignOn, "factor" | "acrValues">,
  { amr, acr }: { amr: readonly string[]; acr: string | undefined },
): boolean {
  if (factor !== "told") return factor === "always";
  if (acrValues.length > 0) return acr !== undefined && acrValues.includes(acr);
  return amr.some((way) => more.has(way));
}
