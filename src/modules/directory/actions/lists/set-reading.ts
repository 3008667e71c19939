// SPDX-License-Identifier: EUPL-1.2
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Mapping } from "../../rules/columns/mapping.ts";
import type { ListSettings } from "../../rules/lists/list-settings.ts";
import { listFileById, setReading } from "../../store/lists/list-files.ts";

/** Says how a list that was sent is to be read. What was tried before counts no more. */
export async function setListReading(
  { db, siteId }: Pick<Doing, "db" | "siteId">,
  id: string,
  reading: { settings: ListSettings; mapping: Mapping | null },
): Promise<Result<void, "no-such-list">> {
  return inSite(db, siteId, async (tx) => {
    if (!(await listFileById(tx, id))) return refuse("no-such-list");
    await setReading(tx, id, reading);
    return ok(undefined);
  });
}
