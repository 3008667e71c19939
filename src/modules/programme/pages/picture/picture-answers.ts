// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, data, notFound } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { readPictureName } from "../../rules/planning/picture.ts";
import { pictureFile } from "../../store/open/pictures.ts";

const contentType = "image/webp";
// Another picture has another address. No proxy keeps it: one that was taken out is gone for whoever has not seen it yet.
const forAWeek = { "Cache-Control": "private, max-age=604800, immutable" };

/** The picture of an offering that the public sees. */
export async function publicPicture({ db, site, params }: SiteContext): Promise<Answer> {
  const asked = readPictureName(params.picture ?? "");
  if (!asked) return notFound;
  const shortId = params.offering ?? "";
  const found = await readInSite(db, site.id, (tx) => pictureFile(tx, { shortId }, asked.size));
  if (!found?.isPublic || found.digest !== asked.digest) return notFound;
  return data(contentType, found.bytes, { headers: forAWeek });
}

/** The same for staff, also before the offering is published. */
export async function staffPicture({ primary, site, params }: SiteContext): Promise<Answer> {
  const asked = readPictureName(params.picture ?? "");
  const id = params.id ?? "";
  if (!asked || !isId(id)) return notFound;
  const found = await readInSite(primary, site.id, (tx) => pictureFile(tx, { id }, asked.size));
  return found?.digest === asked.digest ? data(contentType, found.bytes) : notFound;
}
