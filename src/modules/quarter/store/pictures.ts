// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { type PictureSize, pictureSizes, type Site, type SitePicture } from "../rules/site.ts";

/** Which picture a site shows, and which it showed before. */
export type Pictures = Pick<Site, "picture" | "pictureBefore">;

/** Keeps a picture in all its sizes. */
export async function insertPicture(
  tx: Db,
  siteId: string,
  { id }: Pick<SitePicture, "id">,
  files: Record<PictureSize, Buffer>,
): Promise<void> {
  for (const size of pictureSizes)
    await sql`
      insert into quarter.picture_file (site_id, picture_id, size, bytes) values (${siteId}, ${id}, ${size}, ${files[size]})
    `.execute(tx);
}

/** Writes which pictures a site has, and forgets all others. */
export async function putPictures(
  tx: Db,
  siteId: string,
  { picture, pictureBefore }: Pictures,
): Promise<void> {
  const json = (value: SitePicture | undefined) => sql`${value ? JSON.stringify(value) : null}::jsonb`;
  await sql`
    update quarter.site set picture = ${json(picture)}, picture_before = ${json(pictureBefore)}, changed_at = now()
    where site_id = ${siteId}
  `.execute(tx);
  const kept = [picture, pictureBefore].flatMap((each) => (each ? [each.id] : []));
  await sql`
    delete from quarter.picture_file where site_id = ${siteId} and picture_id <> all(${kept}::uuid[])
  `.execute(tx);
}

/** A picture in one size. */
export async function pictureFile(tx: Db, id: string, size: PictureSize): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from quarter.picture_file where picture_id = ${id} and size = ${size}
  `.execute(tx);
  return rows[0]?.bytes;
}
