import { inSite } from "../../../../kernel/db/in-site.ts";
import type { PartName } from "../../rules/my-business/parts.ts";
import { deleteDraft, putDraft } from "../../store/owning/drafts.ts";
import type { Doing } from "../owning/doing.ts";
import type { Own } from "./save-part.ts";

/** More fields than any of the forms has, and longer than any may be. */
const most = { fields: 200, characters: 60_000 };

/** Keeps what was typed into a form, as it was typed, until it is published or thrown away. */
export async function keepDraft(
  { db, site, now }: Doing,
  { personId, business }: Own,
  part: PartName,
  form: URLSearchParams,
): Promise<void> {
  const fields = [...form].filter(([name]) => name !== "token" && name !== "do").slice(0, most.fields);
  if (JSON.stringify(fields).length > most.characters) return;
  await inSite(db, site.id, (tx) =>
    putDraft(tx, site.id, { businessId: business.id, personId }, { part, fields, at: now }),
  );
}

/** Throws away what was typed. */
export async function dropDraft(
  { db, site }: Doing,
  { personId, business }: Own,
  part: PartName,
): Promise<void> {
  await inSite(db, site.id, (tx) => deleteDraft(tx, { businessId: business.id, personId }, part));
}
