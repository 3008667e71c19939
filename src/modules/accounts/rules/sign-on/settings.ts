import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { isRole, type Role } from "../roles.ts";

/**
 * When signing in with the provider also counts as the second step. `told`: when the provider says that it asked for more than a
 * password; `always`, `never`: whatever it says.
 */
export const factorRules = ["told", "always", "never"] as const;
export type FactorRule = (typeof factorRules)[number];

/** How people sign in with a provider of the town; the secret stands elsewhere. */
export interface SignOn {
  issuer: string;
  clientId: string;
  /** What the town calls its accounts: "Sign in with …". */
  label: string;
  /** The claim that holds the mail address. */
  mailClaim: string;
  /** What somebody becomes whom nobody invited; null where only invited people come in. */
  newRole: Role | null;
  factor: FactorRule;
  /** Ways of signing in (`acr`) that are asked for and count as second step; mostly none. */
  acrValues: string[];
}

/** Nobody becomes these by themselves: they give rights to others, or belong to an organisation. */
const byInvitationOnly: readonly Role[] = ["operator", "site-administrator", "partner"];
export const mayJoinAs = (role: Role): boolean => !byInvitationOnly.includes(role);

/** As somebody typed it; the issuer is read apart. */
export type TypedSignOn = Record<
  "clientId" | "label" | "mailClaim" | "newRole" | "factor" | "acrValues",
  string
>;

export type SignOnSlip = "client-id" | "label" | "mail-claim" | "new-role" | "factor" | "acr";

const token = /^[!-~]{1,200}$/;

/** Reads the settings but for issuer and secret. An empty role means that only invited people come in. */
export function readSignOn(typed: TypedSignOn): Result<Omit<SignOn, "issuer">, SignOnSlip> {
  const clientId = typed.clientId.trim();
  if (!token.test(clientId)) return refuse("client-id");
  const label = normalForm(typed.label).replace(/\s+/g, " ").trim();
  if (label === "" || label.length > 60 || /\p{C}/u.test(label)) return refuse("label");
  const mailClaim = typed.mailClaim.trim() || "email";
  if (!/^[\w.:/-]{1,100}$/.test(mailClaim)) return refuse("mail-claim");
  const role = typed.newRole.trim();
  if (role !== "" && !(isRole(role) && mayJoinAs(role))) return refuse("new-role");
  const factor = factorRules.find((each) => each === (typed.factor.trim() || "told"));
  if (!factor) return refuse("factor");
  const acrValues = typed.acrValues.split(/\s+/).filter((value) => value !== "");
  if (acrValues.length > 5 || !acrValues.every((value) => token.test(value))) return refuse("acr");
  return ok({ clientId, label, mailClaim, newRole: role === "" ? null : (role as Role), factor, acrValues });
}
