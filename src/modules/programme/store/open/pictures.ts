// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { type Picture, type PictureSize, pictureSizes } from "../../rules/planning/picture.ts";

const picture = sql`jsonb_build_object('id', p.id, 'alt', p.alt, 'width', p.width, 'height', p.height, 'smallWidth', p.small_width,
  'digest', p.digest)`;

/** What the address of the picture of offering `o` has in it, or null. */
export const pictureDigest: RawBuilder<unknown> = sql`(select p.digest from programme.picture p
  where p.site_id = o.site_id and p.offering_id = o.id)`;

/** Shows another picture, or the first one. */
export async function putPicture(
  tx: Db,
  siteId: string,
  offeringId: string,
  { id, alt, width, height, smallWidth, digest }: Picture,
  made: { by: string | null; at: Date },
  files: Record<PictureSize, Buffer>,
): Promise<void> {
  await removePicture(tx, offeringId);
  await sql`
    insert into programme.picture (site_id, offering_id, id, alt, width, height, small_width, digest, made_by, made_at)
    values (${siteId}, ${offeringId}, ${id}, ${JSON.stringify(alt)}, ${width}, ${height}, ${smallWidth}, ${digest}, ${made.by},
      ${made.at})`.execute(tx);
  for (const size of pictureSizes)
    await sql`
      insert into programme.picture_file (site_id, picture_id, size, bytes)
      values (${siteId}, ${id}, ${size}, ${files[size]})`.execute(tx);
}

/** @returns whether there was one */
export async function removePicture(tx: Db, offeringId: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from programme.picture where offering_id = ${offeringId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Says what is to be seen on it. @returns whether there is one */
export async function describePicture(tx: Db, offeringId: string, alt: Picture["alt"]): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programme.picture set alt = ${JSON.stringify(alt)} where offering_id = ${offeringId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Gives a copy the picture of what it is a copy of. */
export async function copyPicture(
  tx: Db,
  siteId: string,
  from: string,
  to: { id: string; pictureId: string },
): Promise<void> {
  await sql`
    insert into programme.picture (site_id, offering_id, id, alt, width, height, small_width, digest, made_by, made_at)
    select ${siteId}, ${to.id}, ${to.pictureId}, alt, width, height, small_width, digest, made_by, made_at
    from programme.picture where offering_id = ${from}`.execute(tx);
  await sql`
    insert into programme.picture_file (site_id, picture_id, size, bytes)
    select ${siteId}, ${to.pictureId}, f.size, f.bytes from programme.picture p
    join programme.picture_file f on f.site_id = p.site_id and f.picture_id = p.id where p.offering_id = ${from}`.execute(
    tx,
  );
}

/** The picture of an offering. */
export async function pictureOfOffering(tx: Db, offeringId: string): Promise<Picture | undefined> {
  const { rows } = await sql<{ picture: Picture }>`
    select ${picture} as picture from programme.picture p where p.offering_id = ${offeringId}`.execute(tx);
  return rows[0]?.picture;
}

/** The pixels of a picture in one size. */
export interface PictureFile {
  bytes: Buffer;
  digest: string;
  /** Whether everybody may see the offering. */
  isPublic: boolean;
}

/** @param offering the short id of its address, or its id */
export async function pictureFile(
  tx: Db,
  offering: { shortId: string } | { id: string },
  size: PictureSize,
): Promise<PictureFile | undefined> {
  const { rows } = await sql<PictureFile>`
    select f.bytes, p.digest,
      o.state = 'published' and o.visibility <> 'internal' and not o.template as "isPublic"
    from programme.offering o join programme.picture p on p.site_id = o.site_id and p.offering_id = o.id
    join programme.picture_file f on f.site_id = p.site_id and f.picture_id = p.id and f.size = ${size}
    where ${"id" in offering ? sql`o.id = ${offering.id}` : sql`o.short_id = ${offering.shortId}`}`.execute(
    tx,
  );
  return rows[0];
}
