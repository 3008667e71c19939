// SPDX-License-Identifier: EUPL-1.2
import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { newId } from "../../../kernel/id/id.ts";
import { fitPhoto, type PhotoRefusal } from "../../../kernel/images/fit-photo.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import type { LocalText, SitePicture } from "../rules/site.ts";
import { insertPicture, type Pictures, putPictures } from "../store/pictures.ts";
import { lockSite } from "../store/sites.ts";

/** Longest edges in pixels. */
const edges = { gross: 1280, klein: 640 };
/** In bytes: the small one, that telephones load, leaves the first visit of a start page light. */
const wanted = { gross: 64_000, klein: 18_000 };

/** In characters, as in a sentence. */
export const longestAlt = 300;

/** Writes what else belongs into the same transaction. */
export type Alongside = (tx: Db) => Promise<void>;

/** Shows another picture on the start page: turned, scaled, without where it was taken. The one before is kept for an undo. */
export async function setPicture(
  db: Db,
  siteId: string,
  { bytes, alt }: { bytes: Buffer; alt: string },
  alongside: Alongside,
): Promise<Result<void, PhotoRefusal | "no-alt">> {
  if (alt === "") return refuse("no-alt");
  const large = await fitPhoto(bytes, edges.gross, wanted.gross);
  if (!large.ok) return large;
  const small = await fitPhoto(bytes, edges.klein, wanted.klein);
  if (!small.ok) return small;
  const { width, height } = large.value;
  const picture: SitePicture = {
    id: newId(),
    width,
    height,
    smallWidth: small.value.width,
    alt: { de: alt },
  };
  await inSite(db, siteId, async (tx) => {
    await insertPicture(tx, siteId, picture, { gross: large.value.bytes, klein: small.value.bytes });
    await change(tx, siteId, ({ picture: before }) => ({
      picture,
      ...(before && { pictureBefore: before }),
    }));
    await alongside(tx);
  });
  return ok(undefined);
}

/** Shows no picture any more; an undo brings it back. */
export const removePicture = (db: Db, siteId: string, alongside: Alongside): Promise<void> =>
  inSite(db, siteId, async (tx) => {
    // Whoever takes away what is away already loses nothing.
    await change(tx, siteId, (now) => (now.picture ? { pictureBefore: now.picture } : now));
    await alongside(tx);
  });

/** Takes the last change back: what was shown before is shown again. Asked once more, it is as now. */
export const swapPictures = (db: Db, siteId: string, alongside: Alongside): Promise<void> =>
  inSite(db, siteId, async (tx) => {
    await change(tx, siteId, ({ picture, pictureBefore }) => ({
      ...(pictureBefore && { picture: pictureBefore }),
      ...(picture && { pictureBefore: picture }),
    }));
    await alongside(tx);
  });

/** Says in several languages what is to be seen on the picture; refused without German. */
export async function describePicture(
  db: Db,
  siteId: string,
  alt: LocalText,
  alongside: Alongside,
): Promise<Result<void, "no-alt">> {
  if (!alt.de) return refuse("no-alt");
  await inSite(db, siteId, async (tx) => {
    await change(tx, siteId, (now) => (now.picture ? { ...now, picture: { ...now.picture, alt } } : now));
    await alongside(tx);
  });
  return ok(undefined);
}

async function change(tx: Db, siteId: string, next: (now: Pictures) => Pictures): Promise<void> {
  const now = await lockSite(tx, siteId);
  if (!now) return;
  const { picture, pictureBefore } = now;
  await putPictures(
    tx,
    siteId,
    next({ ...(picture && { picture }), ...(pictureBefore && { pictureBefore }) }),
  );
  await announceChange(tx, "sites");
  await announceChange(tx, siteId);
}
