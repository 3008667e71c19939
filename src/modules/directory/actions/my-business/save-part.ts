import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { geocode } from "../../../places/index.ts";
import type { Business } from "../../rules/business.ts";
import type { Edits } from "../../rules/history/edit-facts.ts";
import { type FormSlip, onlyChanged } from "../../rules/my-business/part.ts";
import { type PartName, parts } from "../../rules/my-business/parts.ts";
import { ownersWord } from "../../rules/owning/owners-word.ts";
import { placeOfAnswer } from "../../rules/place-of-answer.ts";
import { businessForChange } from "../../store/businesses.ts";
import { deleteDraft } from "../../store/owning/drafts.ts";
import { owns } from "../../store/owning/ownerships.ts";
import { insertProposal } from "../../store/proposals/proposals.ts";
import { moderationOf } from "../../store/settings.ts";
import { editBusinessWithin } from "../edit-business.ts";
import type { Doing } from "../owning/doing.ts";

/** Who owns which entry: made by `ownBusiness` only. */
export interface Own {
  personId: string;
  business: Business;
}

export type SavedPart =
  /**
   * The public sees it; `change` is the line of the history. `pinStays`: the address is another one, but the map does not know it,
   * and the entry stands where it stood.
   */
  | { kind: "live"; change: string; pinStays?: true }
  /** An editor looks at it first. */
  | { kind: "waits"; pinStays?: true }
  /** All of it was so already. */
  | { kind: "same" };

export type SaveRefusal =
  | { kind: "slips"; slips: FormSlip[] }
  /** The entry is not theirs any more, or it is gone. */
  | { kind: "not-yours" };

/** Saves one form about an own business: at once, or for an editor to look at, as the site has it set. */
export async function savePart(
  doing: Doing,
  own: Own,
  name: PartName,
  form: URLSearchParams,
  language: string,
): Promise<Result<SavedPart, SaveRefusal>> {
  const { db, site, now } = doing;
  const read = await readPart(doing, own, name, form);
  if (!read.ok) return refuse({ kind: "slips", slips: read.reason });
  return inSite(db, site.id, async (tx) => {
    // Asked again under the lock: whoever handed the business over a moment ago changes it no more.
    const business = await businessForChange(tx, own.business.id);
    if (!business || !(await owns(tx, own.personId, business.id))) return refuse({ kind: "not-yours" });
    const { edits: said, pinStays } = read.value;
    const edits = onlyChanged(said, business);
    await deleteDraft(tx, { businessId: business.id, personId: own.personId }, name);
    if (Object.keys(edits).length === 0) return ok({ kind: "same" as const });
    const { ownerChanges } = await moderationOf(tx);
    const saved =
      ownerChanges === "wait"
        ? await propose(tx, doing, own, edits, language)
        : await publish(tx, doing, { ...own, business }, edits);
    if (!saved.ok) return saved;
    await writeAudit(tx, {
      event: "business.edited",
      actor: doing.actor,
      subject: { kind: "business", id: business.shortId },
      facts: { fields: Object.keys(edits).join(" "), waits: saved.value.kind === "waits" },
    });
    return pinStays && saved.value.kind !== "same" ? ok({ ...saved.value, pinStays }) : saved;
  });

  async function publish(
    tx: Db,
    { site: at }: Doing,
    { personId, business }: Own,
    edits: Edits,
  ): Promise<Result<SavedPart, SaveRefusal>> {
    const edited = await editBusinessWithin<never>(tx, at, business.shortId, ownersWord(personId), () =>
      ok(edits),
    );
    if (!edited.ok) return refuse({ kind: "not-yours" });
    return ok(edited.value.change ? { kind: "live", change: edited.value.change } : { kind: "same" });
  }

  async function propose(
    tx: Db,
    { site: at }: Doing,
    { personId, business }: Own,
    edits: Edits,
    said: string,
  ): Promise<Result<SavedPart, SaveRefusal>> {
    await insertProposal(tx, at.id, {
      id: newId(now.getTime()),
      kind: "change",
      businessId: business.id,
      asked: { edits, details: { by: "owner" } },
      contact: null,
      receipt: null,
      language: said,
      madeBy: personId,
    });
    return ok({ kind: "waits" });
  }
}

/**
 * Reads the form. A new address says where the entry is, unless the map was moved as well: at the house, or in the street where it
 * is another one.
 */
async function readPart(
  { db, site }: Doing,
  { business }: Own,
  name: PartName,
  form: URLSearchParams,
): Promise<Result<{ edits: Edits; pinStays?: true }, FormSlip[]>> {
  const read = parts[name].read(form, business);
  if (!read.ok) return read;
  const edits = read.value;
  const { address, place } = onlyChanged(edits, business);
  const before = business.profile.address;
  const moves = address?.street !== before?.street || address?.houseNumber !== before?.houseNumber;
  if (name !== "ort" || !address?.street || place || !moves) return ok({ edits });
  const asked = {
    street: address.street,
    ...(address.houseNumber && { houseNumber: address.houseNumber }),
    ...(address.postcode && { postcode: address.postcode }),
    ...(address.city && { city: address.city }),
  };
  const found = await geocode(db, site.id, asked);
  const exactness = found.ok ? found.value.exactness : "place";
  const isNearer = exactness !== "place" && (exactness !== "street" || address.street !== before?.street);
  return found.ok && isNearer
    ? ok({ edits: { ...edits, place: placeOfAnswer(found.value) } })
    : ok({ edits, pinStays: true });
}
