// SPDX-License-Identifier: EUPL-1.2
import type { SourceKind } from "../business.ts";
import type { Recorded } from "../history/recorded.ts";

/** For so many days a photo that was taken away can be put back. */
export const removedPhotoDays = 30;

/** A line of the history, as far as it matters for whether its owner may take it back. */
interface OwnLine {
  action: string;
  undone: boolean;
  at: Date;
  before: Recorded | null;
}

/** Whether the owner of an entry may take back a line of its history: their own words and photos, once. */
export const canTakeBack = (line: OwnLine, saidBy: SourceKind | undefined, now: Date): boolean =>
  saidBy === "owner" &&
  !line.undone &&
  (line.action === "edit" || (line.action === "photo" && !isGone(line, now)));

const isGone = ({ before, at }: OwnLine, now: Date): boolean =>
  before?.photo !== undefined && now.getTime() - at.getTime() > removedPhotoDays * 86_400_000;
