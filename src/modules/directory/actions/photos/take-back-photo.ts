// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";
import type { Line, Return } from "../../rules/import/undo-lines.ts";
import { photoForChange, setPhotoState } from "../../store/photos/photos.ts";
import { hasRoom } from "./most-photos.ts";

/** Takes back that a photo came or went, unless it is no more as the line left it, or there is no room for it. */
export async function takeBackPhoto(tx: Db, business: Business, { before, after }: Line): Promise<Return> {
  const came = after?.photo !== undefined;
  const photo = await photoForChange(tx, (after?.photo ?? before?.photo)?.id ?? "");
  const isAsLeft = photo?.businessId === business.id && photo.state === (came ? "shown" : "removed");
  const goesBack = isAsLeft && (came || (await hasRoom(tx, business.id)));
  if (goesBack) await setPhotoState(tx, photo.id, came ? "removed" : "shown");
  const fields = ["photo"];
  return {
    next: business,
    before: after ?? {},
    after: before ?? {},
    fields: goesBack ? fields : [],
    kept: goesBack ? [] : fields,
  };
}
