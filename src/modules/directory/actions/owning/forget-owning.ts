import { now } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { allSites } from "../../../quarter/index.ts";
import { askingLimits } from "../../rules/fresh/asking.ts";
import { removedPhotoDays } from "../../rules/my-business/can-take-back.ts";
import { documentDays } from "../../rules/owning/claim-document.ts";
import { deleteOldQuestions } from "../../store/fresh/questions.ts";
import { deleteOldClaimCodes } from "../../store/owning/claim-codes.ts";
import { deleteOldDocuments } from "../../store/owning/claim-documents.ts";
import { deleteOldDrafts } from "../../store/owning/drafts.ts";
import { deleteUnshownPhotos } from "../../store/photos/photos.ts";
import { withdrawPhotoProposals } from "../../store/proposals/proposals.ts";
import { questionDays } from "../fresh/ask-still-right.ts";

const day = 86_400_000;

/**
 * Forgets what nobody needs any more: codes that are over, drafts that nobody went on with, questions of years ago, photos that
 * waited in vain or were taken away, papers of claims that were decided.
 */
export async function forgetOwning(db: Db): Promise<void> {
  const ago = (days: number) => new Date(now().getTime() - days * day);
  for (const site of await allSites(db))
    await inSite(db, site.id, async (tx) => {
      await deleteOldClaimCodes(tx, ago(90));
      await deleteOldDrafts(tx, ago(365));
      // Until then they say who was asked within the longest period that a site may set.
      await deleteOldQuestions(tx, ago(31 * askingLimits.months[1] + questionDays));
      await deleteUnshownPhotos(tx, { removed: ago(removedPhotoDays), made: ago(90) });
      await withdrawPhotoProposals(tx);
      await deleteOldDocuments(tx, ago(documentDays));
    });
}
