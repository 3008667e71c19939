import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { recordErasure } from "../../../kernel/erasures/store/erasures.ts";
import { newId } from "../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import type { Site } from "../../quarter/index.ts";
import type { Status } from "../rules/business.ts";
import { insertChanges } from "../store/changes.ts";
import { lockByShortId } from "../store/lock-business.ts";
import { forgetWords, wordsOfListing } from "../store/search/forget-words.ts";
import { hiddenOnRequest } from "./hide-again.ts";
import { projectEdited } from "./project-edited.ts";

export type StatusRefusal = "no-such-entry" | "hidden-on-request" | "merged";

/** What the status is to be, who says so and why. */
export interface NewStatus {
  status: Exclude<Status, "merged">;
  actor: string;
  reason?: string;
  /** Whoever asked to be hidden has taken it back; without this a hidden entry stays hidden. */
  lifted?: boolean;
}

/** Sets the status of an entry. `change` is the line of the history; null where the status was that already. */
export function setStatus(
  db: Db,
  site: Site,
  shortId: string,
  to: NewStatus,
): Promise<Result<StatusSet, StatusRefusal>> {
  return inSite(db, site.id, (tx) => setStatusWithin(tx, site, shortId, to));
}

interface StatusSet {
  before: Status;
  change: string | null;
}

/** The same in a transaction of the caller. */
export async function setStatusWithin(
  tx: Db,
  site: Site,
  shortId: string,
  { status, actor, reason, lifted }: NewStatus,
): Promise<Result<StatusSet, StatusRefusal>> {
  const business = await lockByShortId(tx, shortId);
  if (!business) return refuse("no-such-entry");
  const before = business.status;
  if (before === status) return ok({ before, change: null });
  if (before === "merged") return refuse("merged");
  if (before === "hidden" && !lifted) return refuse("hidden-on-request");
  const words = status === "hidden" ? await wordsOfListing(tx, business.id) : [];
  const change = newId();
  await insertChanges(tx, site.id, [
    {
      id: change,
      businessId: business.id,
      actor,
      sourceId: null,
      importId: null,
      action: "status",
      before: { status: before },
      after: { status, ...(reason !== undefined && { reason }) },
    },
  ]);
  await projectEdited(tx, site, { ...business, status });
  await forgetWords(tx, words);
  if (status === "hidden") await recordErasure(tx, site.id, hiddenOnRequest, business.id);
  return ok({ before, change });
}
