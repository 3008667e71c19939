// SPDX-License-Identifier: EUPL-1.2
import { type AddressContext, siteAddress } from "../../quarter/index.ts";
import { type ListQuestion, queryOf } from "../rules/list/question.ts";

/** The public list, for a question that is changed in some parts; a change leads to the first page, unless it is one of pages. */
export function listAddress(
  context: AddressContext,
  asked?: ListQuestion,
  change: Partial<ListQuestion> = {},
): string {
  const query = asked ? queryOf({ ...asked, seite: 1, ...change }) : "";
  return siteAddress(context, "programm") + (query === "" ? "" : `?${query}`);
}

export const offeringAddress = (context: AddressContext, shortId: string): string =>
  siteAddress(context, "programm", shortId);

export const signUpAddress = (context: AddressContext, shortId: string, session?: string): string =>
  siteAddress(context, "programm", shortId, "anmelden") + (session ? `?termin=${session}` : "");

/** What became of a sign-up; without a code the form that asks for it. */
export const receiptAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "teilnahme", ...parts);

/** The pages of those who plan and run something. */
export const staffAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "intern", "programm", ...parts);

/** The calendar file of a question, or of an offering. */
export const calendarAddress = (
  context: AddressContext,
  of: { asked: ListQuestion } | { shortId: string },
): string => {
  if ("shortId" in of) return siteAddress(context, "programm", of.shortId, "termine.ics");
  const query = queryOf({ ...of.asked, seite: 1 });
  return siteAddress(context, "programm.ics") + (query === "" ? "" : `?${query}`);
};

/** What residents may ask for; with an id one room or machine. */
export const askAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "raeume", ...parts);

/** What became of what somebody asked a room for. */
export const requestAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "anfrage", ...parts);

/** Where partners sign up their people. */
export const partnerAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "intern", "kontingent", ...parts);
