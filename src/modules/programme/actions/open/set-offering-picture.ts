// SPDX-License-Identifier: EUPL-1.2
import { createHash } from "node:crypto";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { fitPhoto, type PhotoRefusal } from "../../../../kernel/images/fit-photo.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Picture, PictureSize } from "../../rules/planning/picture.ts";
import { offeringById } from "../../store/offerings.ts";
import { describePicture, putPicture, removePicture } from "../../store/open/pictures.ts";

/** Longest edges in pixels, and bytes that telephones bear: the small ones stand on lists. */
const fit: Record<PictureSize, [edge: number, bytes: number]> = {
  gross: [1280, 90_000],
  mittel: [640, 24_000],
  klein: [192, 5_000],
};

export type PictureRefusal = PhotoRefusal | "no-alt" | "no-such-offering";

/** Shows a picture of an offering: turned upright, scaled, drawn anew without where it was taken. The one before is gone. */
export async function setOfferingPicture(
  doing: Doing,
  offeringId: string,
  { bytes, alt }: { bytes: Buffer; alt: Picture["alt"] },
): Promise<Result<void, PictureRefusal>> {
  if (!alt.de) return refuse("no-alt");
  const large = await fitPhoto(bytes, ...fit.gross);
  if (!large.ok) return large;
  const middle = await fitPhoto(bytes, ...fit.mittel);
  if (!middle.ok) return middle;
  const small = await fitPhoto(middle.value.bytes, ...fit.klein);
  if (!small.ok) return small;
  const { width, height } = large.value;
  const picture: Picture = {
    id: newId(),
    alt,
    width,
    height,
    smallWidth: middle.value.width,
    digest: createHash("sha256").update(large.value.bytes).digest("base64url").slice(0, 16),
  };
  const files = { gross: large.value.bytes, mittel: middle.value.bytes, klein: small.value.bytes };
  const by = doing.actor.kind === "person" ? doing.actor.id : null;
  const done = await change(doing, offeringId, "shown", async (tx) => {
    await putPicture(tx, doing.siteId, offeringId, picture, { by, at: doing.now }, files);
    return true;
  });
  return done ? ok(undefined) : refuse("no-such-offering");
}

/** Takes the picture away, its pixels with it. @returns whether there was one */
export const removeOfferingPicture = (doing: Doing, offeringId: string): Promise<boolean> =>
  change(doing, offeringId, "removed", (tx) => removePicture(tx, offeringId));

/** Says in several languages what is to be seen; refused without German. */
export async function describeOfferingPicture(
  doing: Doing,
  offeringId: string,
  alt: Picture["alt"],
): Promise<Result<void, "no-alt" | "no-such-offering">> {
  if (!alt.de) return refuse("no-alt");
  const done = await change(doing, offeringId, "described", (tx) => describePicture(tx, offeringId, alt));
  return done ? ok(undefined) : refuse("no-such-offering");
}

function change(
  { db, siteId, actor }: Doing,
  id: string,
  what: "shown" | "removed" | "described",
  run: (tx: Db) => Promise<boolean>,
): Promise<boolean> {
  return inSite(db, siteId, async (tx) => {
    if (!(await offeringById(tx, id, true)) || !(await run(tx))) return false;
    await writeAudit(tx, {
      event: "offering.picture",
      actor,
      subject: { kind: "offering", id },
      facts: { what },
    });
    await announceChange(tx, siteId);
    return true;
  });
}
