import type { Db } from "../../../../kernel/db/db.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { businessForChange } from "../../store/businesses.ts";
import { type Photo, photoForChange, setPhotoState } from "../../store/photos/photos.ts";
import type { Word } from "../edit-business.ts";
import { projectEdited } from "../project-edited.ts";
import { notePhoto } from "./note-photo.ts";

/** The photo that a proposal is about; undefined where it is about something else. */
export const photoOf = ({ asked }: Pick<Proposal, "asked">): string | undefined =>
  typeof asked.details?.photo === "string" ? asked.details.photo : undefined;

/**
 * Does with the photo of a proposal what was decided about it, in the transaction of the decision: the public page follows.
 *
 * @param word whose word it is, where everybody sees the photo from now on, or no more
 */
export async function judgePhoto(
  tx: Db,
  site: Site,
  proposal: Proposal,
  state: Exclude<Photo["state"], "removed">,
  word: Word,
): Promise<void> {
  const photo = await photoForChange(tx, photoOf(proposal) ?? "");
  const business = photo && (await businessForChange(tx, photo.businessId));
  // Whoever owns it has taken it away since: it is theirs to put it back.
  if (!business || photo.state === "removed") return;
  const isShown = state === "shown";
  await setPhotoState(tx, photo.id, state);
  if ((photo.state === "shown") !== isShown)
    await notePhoto(tx, site, photo, isShown ? "came" : "went", word);
  await projectEdited(tx, site, business);
}
