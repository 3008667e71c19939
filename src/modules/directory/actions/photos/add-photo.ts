import { createHash } from "node:crypto";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { fitPhoto, type PhotoRefusal } from "../../../../kernel/images/fit-photo.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { clean } from "../../rules/fields/text.ts";
import { ownersWord } from "../../rules/owning/owners-word.ts";
import { businessForChange } from "../../store/businesses.ts";
import { owns } from "../../store/owning/ownerships.ts";
import { deletePhoto, insertPhoto, photoForChange, setPhotoState } from "../../store/photos/photos.ts";
import { insertProposal, withdrawPhotoProposals } from "../../store/proposals/proposals.ts";
import { moderationOf } from "../../store/settings.ts";
import type { Own } from "../my-business/save-part.ts";
import type { Doing } from "../owning/doing.ts";
import { projectEdited } from "../project-edited.ts";
import { hasRoom } from "./most-photos.ts";
import { notePhoto } from "./note-photo.ts";

/** A photo as somebody sends it. */
export interface SentPhoto {
  bytes: Buffer;
  /** What is to be seen on it. */
  alt: string;
  /** The language of `alt`. */
  language: string;
}

export type AddPhotoRefusal = PhotoRefusal | "no-alt" | "too-many" | "not-yours";

/** Longest edges in pixels: a wide page, and a card on a sharp screen. */
const edges = { gross: 1600, klein: 240 };

/** Adds a photo to an own business: turned, scaled, without where it was taken; shown at once or after an editor's look. */
export async function addPhoto(
  { db, site, actor, now }: Doing,
  { personId, business: { id: businessId } }: Own,
  sent: SentPhoto,
): Promise<Result<"shown" | "waiting", AddPhotoRefusal>> {
  const alt = clean(sent.alt, 300);
  if (alt === "") return refuse("no-alt");
  const large = await fitPhoto(sent.bytes, edges.gross);
  if (!large.ok) return large;
  const small = await fitPhoto(large.value.bytes, edges.klein);
  if (!small.ok) return small;
  const { bytes, width, height } = large.value;
  return inSite(db, site.id, async (tx) => {
    const business = await businessForChange(tx, businessId);
    if (!business || !(await owns(tx, personId, businessId))) return refuse("not-yours" as const);
    if (!(await hasRoom(tx, businessId))) return refuse("too-many" as const);
    const { ownerPhotos } = await moderationOf(tx);
    const state = ownerPhotos === "wait" ? "waiting" : "shown";
    const id = newId();
    const digest = createHash("sha256").update(bytes).digest("base64url").slice(0, 16);
    const about = { id, businessId, state, alt, language: sent.language, width, height, digest } as const;
    await insertPhoto(
      tx,
      site.id,
      { ...about, madeBy: personId, madeAt: now },
      { gross: bytes, klein: small.value.bytes },
    );
    if (state === "waiting")
      await insertProposal(tx, site.id, {
        id: newId(),
        kind: "change",
        businessId,
        asked: { words: alt, details: { photo: id } },
        contact: null,
        receipt: null,
        language: sent.language,
        madeBy: personId,
      });
    else {
      await notePhoto(tx, site, about, "came", ownersWord(personId));
      await projectEdited(tx, site, business);
    }
    await writeAudit(tx, {
      event: "business.photo-added",
      actor,
      subject: { kind: "business", id: business.shortId },
      facts: { waits: state === "waiting" },
    });
    return ok(state);
  });
}

/** Takes a photo of an own business away. One that everybody saw is kept for a while, so that this can be undone. */
export async function removePhoto(
  { db, site, actor }: Doing,
  { personId, business: { id: businessId } }: Own,
  photoId: string,
): Promise<boolean> {
  return inSite(db, site.id, async (tx) => {
    const business = await businessForChange(tx, businessId);
    const photo = business && (await photoForChange(tx, photoId));
    if (!business || photo?.businessId !== businessId || photo.state === "removed") return false;
    if (photo.state === "shown") {
      await setPhotoState(tx, photoId, "removed");
      await notePhoto(tx, site, photo, "went", ownersWord(personId));
    } else await deletePhoto(tx, photoId);
    await withdrawPhotoProposals(tx);
    await projectEdited(tx, site, business);
    await writeAudit(tx, {
      event: "business.photo-removed",
      actor,
      subject: { kind: "business", id: business.shortId },
    });
    return true;
  });
}
