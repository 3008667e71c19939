// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";

/** `live`: the public sees it at once; `wait`: an editor decides first. */
export const passages = ["live", "wait"] as const;
export type Passage = (typeof passages)[number];

const passage = z.enum(passages);

/** What goes live at once at a site, and what waits for an editor. Whoever may decide is never made to wait. */
export const moderationSchema = z.object({
  /** A new business that somebody without an account enters. */
  newEntries: passage.default("wait"),
  /** What owners say of their own business. */
  ownerChanges: passage.default("live"),
  /** Photos that owners add. */
  ownerPhotos: passage.default("wait"),
  /** A claim proven by a code that reached the business by mail, by letter or by hand. */
  provenClaims: passage.default("live"),
});
export type Moderation = z.infer<typeof moderationSchema>;
export type ModerationKey = keyof Moderation;
