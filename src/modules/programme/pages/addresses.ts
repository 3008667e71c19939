// SPDX-License-Identifier: EUPL-1.2
import { type AddressContext, siteAddress } from "../../quarter/index.ts";
import { type FiguresQuestion, figuresQuery } from "../rules/figures/period.ts";
import { filtersOf, type ListQuestion, queryOf } from "../rules/list/question.ts";
import { type Picture, type PictureSize, pictureName } from "../rules/planning/picture.ts";

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

/** The picture of an offering; another one has another address. */
export const pictureAddress = (
  context: AddressContext,
  shortId: string,
  picture: Pick<Picture, "digest">,
  size: PictureSize,
): string => siteAddress(context, "programm", shortId, "bild", pictureName(picture, size));

export const signUpAddress = (context: AddressContext, shortId: string, session?: string): string =>
  siteAddress(context, "programm", shortId, "anmelden") + (session ? `?termin=${session}` : "");

/** What became of a sign-up; without a code the form that asks for it. */
export const receiptAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "teilnahme", ...parts);

/** A month of the programme as a calendar; the filters stay, the day and the period do not. */
export function monthAddress(context: AddressContext, asked?: ListQuestion, month?: string): string {
  const filters = asked ? queryOf(filtersOf(asked)) : "";
  const query = [filters, month ? `monat=${month}` : ""].filter(Boolean).join("&");
  return siteAddress(context, "programm", "kalender") + (query === "" ? "" : `?${query}`);
}

/** The newest offerings of a question as a feed. */
export function feedAddress(context: AddressContext, asked: ListQuestion): string {
  const query = queryOf(filtersOf(asked));
  return siteAddress(context, "programm.atom") + (query === "" ? "" : `?${query}`);
}

/** The page that writes the snippet for another website; `liste` is what stands there in a frame. */
export function embedAddress(context: AddressContext, asked?: ListQuestion, ...parts: "liste"[]): string {
  const query = asked ? queryOf(filtersOf(asked)) : "";
  return siteAddress(context, "einbetten", "programm", ...parts) + (query === "" ? "" : `?${query}`);
}

/** A private address of somebody's own dates, for their calendar. */
export const privateCalendarAddress = (context: AddressContext, token: string): string =>
  siteAddress(context, "kalender", `${token}.ics`);

/** The pages of those who plan and run something. */
export const staffAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "intern", "programm", ...parts);

/** Foreign calendars. */
export const calendarsAddress = (context: AddressContext, ...parts: string[]): string =>
  staffAddress(context, "kalender", ...parts);

/** What the programme came to, or a table of it to take along. */
export const figuresAddress = (context: AddressContext, asked?: FiguresQuestion, file?: string): string => {
  const query = asked ? figuresQuery(asked) : "";
  return staffAddress(context, "zahlen", ...(file ? [file] : [])) + (query === "" ? "" : `?${query}`);
};

/** What took place in a quarter, for everybody; without one in the last that is over. */
export const lookBackAddress = (context: AddressContext, quarter?: string): string =>
  siteAddress(context, "rueckblick") + (quarter ? `?quartal=${quarter}` : "");

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
