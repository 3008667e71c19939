// SPDX-License-Identifier: EUPL-1.2
/** What decides whether somebody may sign up at this moment. */
export interface Door {
  state: "draft" | "published" | "ended";
  visibility: "public" | "internal" | "invited";
  signUp: "none" | "session" | "series";
  /** So many hours before the start it is too late; staff may still. */
  closesHours: number;
}

/** What somebody wants to come to: a session, or for a series its first and last. */
export interface Wanted {
  startsAt: Date;
  endsAt: Date;
  cancelled: boolean;
}

/** `not-needed`: one simply comes. */
export type ClosedDoor = "not-offered" | "not-needed" | "cancelled" | "over" | "closed";

const hour = 3_600_000;

/**
 * Why nobody can sign up now, or undefined.
 *
 * @param by a partner may for what is internal, but is bound to the closing time; `staff` may sign somebody up until it is over, also for what only invited people know
 */
export function closedDoor(
  door: Door,
  wanted: Wanted,
  by: "public" | "staff" | "partner",
  now: Date,
): ClosedDoor | undefined {
  if (door.state !== "published") return "not-offered";
  if (by === "public" && door.visibility === "internal") return "not-offered";
  if (door.signUp === "none") return "not-needed";
  if (wanted.cancelled) return "cancelled";
  if (wanted.endsAt <= now) return "over";
  if (by === "staff") return undefined;
  return wanted.startsAt.getTime() - door.closesHours * hour <= now.getTime() ? "closed" : undefined;
}
