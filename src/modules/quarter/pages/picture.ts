// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../kernel/db/in-site.ts";
import { type Answer, data, notFound } from "../../../kernel/web/answer.ts";
import type { SiteContext } from "../index.ts";
import { pictureSizes } from "../rules/site.ts";
import { pictureFile } from "../store/pictures.ts";

/** The picture that a site shows just now. */
export async function picture({ db, site, params }: SiteContext): Promise<Answer> {
  const [, id, named] = /^([0-9a-f-]{36})-([a-z]+)\.webp$/.exec(params.picture ?? "") ?? [];
  const size = pictureSizes.find((each) => each === named);
  if (!size || id === undefined || id !== site.picture?.id) return notFound;
  const bytes = await readInSite(db, site.id, (tx) => pictureFile(tx, id, size));
  if (!bytes) return notFound;
  return data("image/webp", bytes, { headers: { "Cache-Control": "public, max-age=86400, immutable" } });
}
