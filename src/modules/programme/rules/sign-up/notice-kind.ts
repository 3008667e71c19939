// SPDX-License-Identifier: EUPL-1.2
/** What people are told of their sign-up. */
export const noticeKinds = [
  "seat",
  "waiting",
  "moved-up",
  "asked",
  "lapsed",
  "cancelled",
  "session-cancelled",
  "session-moved",
  "session-back",
  "place-changed",
  "dates-added",
  "offering-ended",
  "reminder",
  "double",
  "double-cancelled",
  "request-made",
  "request-accepted",
  "request-refused",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
