import { type AddressContext, siteAddress } from "../../quarter/index.ts";

export const signInAddress = (context: AddressContext, onward?: string): string =>
  siteAddress(context, "anmelden") + (onward ? `?weiter=${encodeURIComponent(onward)}` : "");
export const secondStepAddress = (context: AddressContext, onward?: string): string =>
  siteAddress(context, "anmelden", "code") + (onward ? `?weiter=${encodeURIComponent(onward)}` : "");
export const signInAgainAddress = (context: AddressContext): string =>
  siteAddress(context, "anmelden", "noch-einmal");
/** Sends on to the provider of the town; `again` for somebody who is in and shall show once more who they are. */
export const signOnAddress = (context: AddressContext, onward = "", again = false): string => {
  const query = new URLSearchParams({ ...(onward && { weiter: onward }), ...(again && { erneut: "1" }) });
  return siteAddress(context, "anmelden", "extern") + (query.size > 0 ? `?${query}` : "");
};
/** Where the provider sends back to: one address in all languages, since it must be registered there. */
export const signOnReturnAddress = (context: AddressContext): string =>
  siteAddress({ ...context, locale: "de" }, "anmelden", "extern", "zurueck");
/** Where a form that waits is sent on, once somebody has signed in elsewhere. */
export const goOnAddress = (context: AddressContext): string => siteAddress(context, "anmelden", "weiter");
export const signOnSettingsAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "intern", "anmeldung", ...parts);
export const demoSignInAddress = (context: AddressContext): string =>
  siteAddress(context, "anmelden", "demo");
export const passkeySignInAddress = (context: AddressContext): string =>
  siteAddress(context, "anmelden", "passkey");
export const passkeyQuestionAddress = (context: AddressContext): string =>
  siteAddress(context, "anmelden", "passkey", "frage");
export const signOutAddress = (context: AddressContext): string => siteAddress(context, "abmelden");
export const invitationAddress = (context: AddressContext, code: string): string =>
  siteAddress(context, "einladung", code);
export const paperCodeAddress = (context: AddressContext): string => siteAddress(context, "einladung");
export const newPasswordAddress = (context: AddressContext, code: string): string =>
  siteAddress(context, "passwort", code);
/** Where a link by mail is asked for. */
export const linkAddress = (context: AddressContext): string => siteAddress(context, "anmelden", "link");
export const signInLinkAddress = (context: AddressContext, code: string): string =>
  siteAddress(context, "anmelden", "link", code);
export const accountAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "konto", ...parts);
export const insideAddress = (context: AddressContext): string => siteAddress(context, "intern");
export const peopleAddress = (context: AddressContext): string => siteAddress(context, "intern", "personen");
export const personAddress = (context: AddressContext, id: string, ...parts: string[]): string =>
  siteAddress(context, "intern", "personen", id, ...parts);
export const viewAsAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "intern", "ansicht", ...parts);
export const mailAnswerAddress = (context: AddressContext, code: string): string =>
  siteAddress(context, "mail", code);
export const organisationsAddress = (context: AddressContext): string =>
  siteAddress(context, "intern", "organisationen");
export const organisationAddress = (context: AddressContext, id: string, ...parts: string[]): string =>
  siteAddress(context, "intern", "organisationen", id, ...parts);
export const rolesAddress = (context: AddressContext): string => siteAddress(context, "intern", "rollen");
export const logAddress = (
  context: AddressContext,
  part: "protokoll" | "protokoll.csv" = "protokoll",
  query?: URLSearchParams,
): string => siteAddress(context, "intern", part) + (query && query.size > 0 ? `?${query}` : "");
