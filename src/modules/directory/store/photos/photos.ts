// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** `gross` fills a page, `klein` a card. */
export const photoSizes = ["gross", "klein"] as const;
export type PhotoSize = (typeof photoSizes)[number];

export interface Photo {
  id: string;
  businessId: string;
  /** `waiting`: an editor looks at it first; `declined`: one did, and it is not shown; `removed`: taken away, which can be undone. */
  state: "waiting" | "shown" | "declined" | "removed";
  /** What is to be seen, for those who do not see it. */
  alt: string;
  language: string;
  width: number;
  height: number;
  /** Of the large one: an address with it in it shows the same for ever. */
  digest: string;
}

const columns = sql`p.id, p.business_id as "businessId", p.state, p.alt, p.language, p.width, p.height, p.digest`;

/** Keeps a photo in all its sizes. */
export async function insertPhoto(
  tx: Db,
  siteId: string,
  photo: Photo & { madeBy: string | null; madeAt: Date },
  files: Record<PhotoSize, Buffer>,
): Promise<void> {
  await sql`
    insert into directory.photo (site_id, id, business_id, state, alt, language, width, height, digest, made_by, made_at)
    values (${siteId}, ${photo.id}, ${photo.businessId}, ${photo.state}, ${photo.alt}, ${photo.language}, ${photo.width},
      ${photo.height}, ${photo.digest}, ${photo.madeBy}, ${photo.madeAt})
  `.execute(tx);
  for (const size of photoSizes)
    await sql`
      insert into directory.photo_file (site_id, photo_id, size, bytes) values (${siteId}, ${photo.id}, ${size}, ${files[size]})
    `.execute(tx);
}

/** The photos of an entry, the first one first; without those that were taken away. */
export async function photosOf(tx: Db, businessId: string): Promise<Photo[]> {
  const { rows } = await sql<Photo>`
    select ${columns} from directory.photo p where p.business_id = ${businessId} and p.state <> 'removed' order by p.id
  `.execute(tx);
  return rows;
}

/** One photo, without its pixels. */
export async function photoById(tx: Db, id: string): Promise<Photo | undefined> {
  const { rows } =
    await sql<Photo>`select ${columns} from directory.photo p where p.id::text = ${id} and p.state <> 'removed'`.execute(
      tx,
    );
  return rows[0];
}

/** One photo, also one that was taken away, locked until the transaction ends. */
export async function photoForChange(tx: Db, id: string): Promise<Photo | undefined> {
  const { rows } =
    await sql<Photo>`select ${columns} from directory.photo p where p.id::text = ${id} for update`.execute(
      tx,
    );
  return rows[0];
}

/** The first shown photo of each of these entries that has one. */
export async function firstPhotos(tx: Db, businessIds: string[]): Promise<Map<string, Photo>> {
  if (businessIds.length === 0) return new Map();
  const { rows } = await sql<Photo>`
    select distinct on (p.business_id) ${columns} from directory.photo p
    where p.business_id = any(${businessIds}::uuid[]) and p.state = 'shown' order by p.business_id, p.id
  `.execute(tx);
  return new Map(rows.map((photo) => [photo.businessId, photo]));
}

/** A photo in one size. */
export interface PhotoFile extends Photo {
  bytes: Buffer;
  /** Whether everybody may see the business. */
  listed: boolean;
}

/** A photo in one size, undefined where there is none. */
export async function photoFile(tx: Db, id: string, size: PhotoSize): Promise<PhotoFile | undefined> {
  const { rows } = await sql<PhotoFile>`
    select ${columns}, f.bytes, exists (select 1 from directory.listing l
      where l.site_id = p.site_id and l.business_id = p.business_id) as listed
    from directory.photo p
    join directory.photo_file f on f.site_id = p.site_id and f.photo_id = p.id and f.size = ${size}
    where p.id = ${id} and p.state <> 'removed'
  `.execute(tx);
  return rows[0];
}

/** Says whether the public sees it. */
export async function setPhotoState(tx: Db, id: string, state: Photo["state"]): Promise<void> {
  await sql`
    update directory.photo set state = ${state}, removed_at = ${state === "removed" ? sql`now()` : null} where id = ${id}
  `.execute(tx);
}

/** Deletes a photo with its pixels. */
export async function deletePhoto(tx: Db, id: string): Promise<void> {
  await sql`delete from directory.photo where id = ${id}`.execute(tx);
}

/** Deletes what was taken away, and what was declined or waited in vain and was made, before a moment each. */
export async function deleteUnshownPhotos(tx: Db, before: { removed: Date; made: Date }): Promise<void> {
  await sql`
    delete from directory.photo where removed_at < ${before.removed}
      or (state in ('waiting', 'declined') and made_at < ${before.made})
  `.execute(tx);
}
