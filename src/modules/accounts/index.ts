import type { Child } from "hono/jsx";
import type { Locale } from "../../kernel/i18n/locales.ts";
import { defineSlot } from "../../kernel/module/slot.ts";
import type { AddressContext, SiteContext } from "../quarter/index.ts";
import type { OwnDataPart } from "./actions/account/own-data.ts";

/**
 * The door of `accounts`: who asks, what they may do, and where capabilities add their own ways in.
 *
 * @example
 * contributes: [insideEntries.fill(20, { permission: "people-read", icon: "people", title, text, address })]
 */
export type { OwnDataPart } from "./actions/account/own-data.ts";
export type { Doing } from "./actions/doing.ts";
export { firstAdministrator } from "./actions/people/first-administrator.ts";
export {
  type CheckedRegistration,
  checkRegistration,
  giveOwnerRole,
  type Registration,
  type RegistrationRefusal,
  registerOwner,
} from "./actions/people/register-owner.ts";
export { forgiveGuess, type Guess, startGuess } from "./actions/sign-in/guess.ts";
export type { SignedIn } from "./actions/sign-in/identify.ts";
export { demoOrganisation, demoPerson } from "./actions/sign-in/sign-in-demo.ts";
export { signInAddress } from "./pages/addresses.ts";
export { createGate } from "./pages/gate.tsx";
export { type AuditSubjects, auditSubjects } from "./pages/log/audit-subjects.ts";
export { type Detail, detailWords } from "./pages/log/detail-words.ts";
export { type EventWords, eventWords } from "./pages/log/event-words.ts";
export { dayOf, moment } from "./pages/moments.ts";
export { Head, OwnForm } from "./pages/parts.tsx";
export { passwordProblemText } from "./pages/password-problems.ts";
export { Inside } from "./pages/people/inside.tsx";
export { receiptPages } from "./pages/receipt-code-page.tsx";
export { roleName } from "./pages/role-name.ts";
export { settingsAddress } from "./pages/settings/addresses.ts";
export { NewPassword } from "./pages/sign-in/invitation-page.tsx";
export { waysOut } from "./pages/sign-in/sign-out.tsx";
export { doingOf, sessionCookie, signedIn } from "./pages/visitor.ts";
export { waitText } from "./pages/wait-text.ts";
export { isLinkToken, newLinkToken, tokenDigest } from "./rules/credentials/link-token.ts";
export {
  type CodeSlip,
  codeDigest,
  codeDigests,
  newOneTimeCode,
  readOneTimeCode,
} from "./rules/credentials/one-time-code.ts";
export { groupedCode, receiptCodes } from "./rules/credentials/receipt-codes.ts";
export { isStaff, roles } from "./rules/roles.ts";
export { type Organisation, organisationsOf } from "./store/organisations.ts";
export { namesOfPeople, peopleOf, type Reach, reachPerson, worksHere } from "./store/people.ts";

/** A way in from the first internal page; shown to those who hold the permission. */
export interface InsideEntry {
  permission: string;
  /** Leads to a page in German and English alone: not for those who hold no role of staff, such as owners. */
  staffOnly?: true;
  icon: string;
  title(locale: Locale): string;
  text(locale: Locale): string;
  address(context: AddressContext): string;
}

/** The file of somebody's own data holds what each capability keeps of them. */
export const ownDataParts = defineSlot<OwnDataPart>("own-data");

/** What the first internal page leads to: each capability adds its own. */
export const insideEntries = defineSlot<InsideEntry>("inside");

/** Parts of the page of the own account: what higher capabilities hold ready for whoever is signed in; null for nothing. */
export const accountParts = defineSlot<(context: SiteContext) => Promise<Child>>("account");

/** Something that waits for somebody, in a few words, and where it is done. */
export interface WorkItem {
  text: string;
  href: string;
}

/** What is to be done by those who hold the permission; shown on the first internal page. Nothing to do, nothing shown. */
export const insideWork = defineSlot<{
  permission: string;
  find(context: SiteContext): Promise<WorkItem[]>;
}>("inside-work");

/** Settings of higher capabilities: each has a page of its own, to which the page of the settings leads. */
export const settingEntries = defineSlot<Omit<InsideEntry, "permission">>("settings");
