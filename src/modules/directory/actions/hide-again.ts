import type { ErasureKind } from "../../../kernel/erasures/erasure.ts";
import { newId } from "../../../kernel/id/id.ts";
import { allSites } from "../../quarter/index.ts";
import { businessForChange } from "../store/businesses.ts";
import { insertChanges } from "../store/changes.ts";
import { projectEdited } from "./project-edited.ts";

export const hiddenOnRequest = "business-hidden";

/**
 * Hides anew what somebody asked to be taken out and a restored backup shows again. That a wish was taken back later is not
 * done again: an entry that stays hidden does less harm than one that is shown.
 */
export const hideAgain: ErasureKind = {
  kind: hiddenOnRequest,
  async replay(tx, { siteId, subject }) {
    const business = await businessForChange(tx, subject);
    const site = (await allSites(tx)).find(({ id }) => id === siteId);
    if (!business || !site || business.status === "hidden" || business.status === "merged") return false;
    const line = { id: newId(), businessId: subject, actor: "restore", sourceId: null, importId: null };
    const [before, after] = [{ status: business.status }, { status: "hidden" as const }];
    await insertChanges(tx, siteId, [{ ...line, action: "status", before, after }]);
    await projectEdited(tx, site, { ...business, status: "hidden" });
    return true;
  },
};
