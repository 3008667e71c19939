// SPDX-License-Identifier: EUPL-1.2
import type { SealedColumn, SignedColumn } from "../../../kernel/secrets/sealed-columns.ts";
import { requestBound, requestPurpose } from "./asking/sealed-request.ts";
import { listBound, listPurpose } from "./lists/sealed-list.ts";
import { textBound, textPurpose } from "./messages/deliver.ts";
import { calendarBound, calendarPurpose } from "./open/calendar-link.ts";
import { answerBound, answerPurpose } from "./questions/keep-answers.ts";
import { guestBound, guestPurpose } from "./sign-up/sealed-guest.ts";

const of = (
  table: string,
  column: string,
  purpose: string,
  bound: (siteId: string, id: string, field: string) => string,
): SealedColumn => ({
  table: `programme.${table}`,
  column,
  key: ["id"],
  purpose,
  bound: (siteId, { id = "" }) => bound(siteId, id, column),
});

/** Where something of this capability stands sealed. */
export const programmeSealed: SealedColumn[] = [
  of("guest", "name", guestPurpose, guestBound),
  of("guest", "contact", guestPurpose, guestBound),
  of("sign_up", "code", guestPurpose, guestBound),
  of("double", "code", guestPurpose, guestBound),
  of("room_request", "code", guestPurpose, guestBound),
  of("room_request", "purpose", requestPurpose, requestBound),
  of("room_request", "reason", requestPurpose, requestBound),
  of("calendar_link", "token", calendarPurpose, calendarBound),
  of("text_message", "number", textPurpose, textBound),
  of("text_message", "text", textPurpose, textBound),
  { ...of("signed_list", "sealed", listPurpose, listBound), bytes: true },
  {
    ...of("attendance", "reason", guestPurpose, guestBound),
    more: ["session_id", "guest_id"],
    bound: (siteId, { session_id: session, guest_id: guest }) =>
      guestBound(siteId, `${session} ${guest}`, "reason"),
  },
  {
    ...of("answer", "said", answerPurpose, () => ""),
    key: ["sign_up_id", "question_id"],
    bound: (siteId, { sign_up_id: signUpId = "", question_id: questionId = "" }) =>
      answerBound(siteId, { signUpId, questionId }),
  },
];

/** Where something recognises a code, or somebody. */
export const programmeSigned: SignedColumn[] = [
  { table: "programme.sign_up", column: "receipt", what: "receipts of sign-ups" },
  { table: "programme.double", column: "receipt", what: "receipts of sign-ups" },
  { table: "programme.room_request", column: "receipt", what: "receipts of requests for rooms" },
  { table: "programme.finder", column: "finder", what: "names by which people are found again" },
];
