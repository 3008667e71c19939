// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { photosOf } from "../../store/photos/photos.ts";

/** So many say all there is to say of a shop. */
export const mostPhotos = 8;

/** Whether an entry can have another photo; those that an editor declined do not count. */
export const hasRoom = async (tx: Db, businessId: string): Promise<boolean> =>
  (await photosOf(tx, businessId)).filter(({ state }) => state !== "declined").length < mostPhotos;
