import { LRUCache } from "lru-cache";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Doing } from "../doing.ts";

/** So many lines of one person in so many minutes: whoever tries all numbers is seen by them, and fills no disk. */
const most = 20;
const minutes = 10;

/**
 * Notes that somebody who is signed in asked for what they may not see, or what is not there: an audit line without the address, which
 * may hold what nobody is to read. Lines of one person are limited for each process that answers.
 */
export function createRefusalNotes() {
  const noted = new LRUCache<string, { count: number; since: number }>({ max: 10_000 });
  return async function noteRefusal(
    { db, siteId, actor, now }: Doing,
    {
      personId,
      method,
      path,
      viewingAs,
    }: { personId: string; method: string; path: string; viewingAs?: string | null },
  ): Promise<void> {
    const key = `${siteId} ${personId}`;
    const known = noted.get(key);
    const lately =
      known && now.getTime() - known.since < minutes * 60_000 ? known : { count: 0, since: now.getTime() };
    lately.count++;
    noted.set(key, lately);
    if (lately.count > most) return;
    await inSite(db, siteId, (tx) =>
      writeAudit(tx, {
        event: "account.refused",
        actor,
        facts: {
          method,
          route: path.slice(0, 200),
          ...(viewingAs && { viewingAs }),
          ...(lately.count === most && { furtherOnes: "not noted for ten minutes" }),
        },
      }),
    );
  };
}
