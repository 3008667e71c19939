import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, data, notFound } from "../../../../kernel/web/answer.ts";
import { signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { owns } from "../../store/owning/ownerships.ts";
import { photoFile, photoSizes } from "../../store/photos/photos.ts";

const contentType = "image/webp";
// Another picture has another address. No proxy keeps it: a photo that was taken out is gone for whoever has not seen it yet.
const forAWeek = { "Cache-Control": "private, max-age=604800, immutable" };

/** A photo that everybody may see, as long as they may see its business. */
export async function photo({ db, site, params }: SiteContext): Promise<Answer> {
  const { photo: id = "", picture = "" } = params;
  const [, digest, named] = /^([\w-]{16})-([a-z]+)\.webp$/.exec(picture) ?? [];
  const size = photoSizes.find((each) => each === named);
  if (!isId(id) || !size) return notFound;
  const found = await readInSite(db, site.id, (tx) => photoFile(tx, id, size));
  if (found?.state !== "shown" || !found.listed || found.digest !== digest) return notFound;
  return data(contentType, found.bytes, { headers: forAWeek });
}

/** A photo that still waits: for its owners and for those who decide. */
export async function waitingPhoto(context: SiteContext): Promise<Answer> {
  const { primary, site, params, url } = context;
  const id = params.photo ?? "";
  const size = url.searchParams.get("groesse") === "klein" ? "klein" : "gross";
  if (!isId(id) || !context.visitor) return notFound;
  const { may, id: personId } = signedIn(context);
  const found = await readInSite(primary, site.id, async (tx) => {
    const file = await photoFile(tx, id, size);
    if (!file) return undefined;
    return may.has("directory-decide") ||
      (may.has("own-business") && (await owns(tx, personId, file.businessId)))
      ? file
      : undefined;
  });
  return found ? data(contentType, found.bytes) : notFound;
}
