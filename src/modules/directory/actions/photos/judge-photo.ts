import type { Db } from "../../../../kernel/db/db.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { businessForChange } from "../../store/businesses.ts";
import { type Photo, setPhotoState } from "../../store/photos/photos.ts";
import { projectEdited } from "../project-edited.ts";

/** The photo that a proposal is about; undefined where it is about something else. */
export const photoOf = ({ asked }: Pick<Proposal, "asked">): string | undefined =>
  typeof asked.details?.photo === "string" ? asked.details.photo : undefined;

/** Does with the photo of a proposal what was decided about it, in the transaction of the decision: the public page follows. */
export async function judgePhoto(
  tx: Db,
  site: Site,
  proposal: Proposal,
  state: Photo["state"],
): Promise<void> {
  const id = photoOf(proposal);
  const businessId = id && (await setPhotoState(tx, id, state));
  const business = businessId ? await businessForChange(tx, businessId) : undefined;
  if (business) await projectEdited(tx, site, business);
}
