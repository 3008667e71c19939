// SPDX-License-Identifier: EUPL-1.2
import { now } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Site } from "../../../quarter/index.ts";
import { putDemoConfirmations } from "../../store/fresh/confirmations.ts";
import { markStaleOf } from "./mark-stale.ts";

/** Has most of the invented businesses of a demo site confirmed, and leaves some that nobody has confirmed for long. */
export async function addDemoConfirmations(db: Db, site: Site): Promise<void> {
  const at = now();
  await inSite(db, site.id, (tx) => putDemoConfirmations(tx, site.id, at));
  await markStaleOf(db, site, at);
}
