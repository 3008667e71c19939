// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Site } from "../../../quarter/index.ts";
import { insertChanges } from "../../store/changes.ts";
import { sourceOfToday } from "../../store/lock-business.ts";
import type { Photo } from "../../store/photos/photos.ts";
import type { Word } from "../edit-business.ts";

/** Writes into the history that everybody sees a photo from now on, or no more. */
export async function notePhoto(
  tx: Db,
  site: Site,
  { id: photoId, businessId, alt }: Pick<Photo, "id" | "businessId" | "alt">,
  what: "came" | "went",
  { actor, agreedBy, ...saying }: Word,
): Promise<void> {
  const side = { photo: { id: photoId, alt } };
  await insertChanges(tx, site.id, [
    {
      id: newId(),
      businessId,
      actor,
      sourceId: (await sourceOfToday(tx, site.id, saying)).id,
      importId: null,
      action: "photo",
      before: what === "went" ? side : null,
      after: what === "came" ? side : null,
      ...(agreedBy !== undefined && { agreedBy }),
    },
  ]);
}
