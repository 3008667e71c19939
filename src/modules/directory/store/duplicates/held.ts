// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/**
 * Whether an entry is kept back for this reason alone: its last change of status says so, and no question is open any more
 * whether it is a hidden one.
 */
export async function isHeldBack(tx: Db, businessId: string, reason: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select coalesce((select c.after->>'reason' = ${reason} from directory.change c
        where c.business_id = ${businessId} and c.after ? 'status' and not c.undone order by c.id desc limit 1), false)
      and not exists (select from directory.duplicate d join directory.business b on b.site_id = d.site_id
        and b.id = case when d.one = ${businessId} then d.other else d.one end
        where ${businessId} in (d.one, d.other) and d.state = 'open' and b.status = 'hidden') as held
  `.execute(tx);
  return rows[0]?.held ?? false;
}
