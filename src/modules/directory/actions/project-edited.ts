import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { areasOf, type Site } from "../../quarter/index.ts";
import { type Business, isPublic } from "../rules/business.ts";
import { updateBusinesses } from "../store/businesses.ts";
import { listedCategories } from "../store/listings.ts";
import { teachCategories } from "./import/teach-categories.ts";
import { projectBusinesses } from "./project-businesses.ts";

/** Writes a changed entry, brings what the public sees up to date, and tells all processes. */
export async function projectEdited(tx: Db, site: Site, business: Business): Promise<void> {
  await updateBusinesses(tx, site.id, [business]);
  const before = new Set(await listedCategories(tx));
  await projectBusinesses(tx, site, await areasOf(tx), [business]);
  // A kind of business that the town did not have yet: the search learns what it is called.
  const isNew = business.profile.categories.some((id) => !before.has(id));
  if (isPublic(business.status) && isNew) await teachCategories(tx, site.id);
  await announceChange(tx, site.id);
}
