import { readInSite } from "../../../kernel/db/in-site.ts";
import { type CommandContext, CommandRefused, textOption } from "../../../kernel/module/command.ts";
import type { Site } from "../../quarter/index.ts";
import type { Since } from "../rules/open-data/changes/changed-record.ts";
import { type ChangeCursor, readSince, sinceSchema } from "../rules/open-data/changes/read-since.ts";
import { changedEntries } from "../store/found/changed-entries.ts";

/** The changes of a site since a day. */
interface ChangesSince {
  /** The inner ids of what is new or changed. */
  of: ReadonlySet<string>;
  byShortId(id: string): "new" | "changed";
  since: Since;
}

/** So many are read at once. */
const atOnce = 5_000;

/** What changed since the day that `--since` names; undefined where it was not given. */
export async function changesSince(context: CommandContext, site: Site): Promise<ChangesSince | undefined> {
  const text = textOption(context, "since");
  if (text === undefined) return undefined;
  const since = sinceSchema.safeParse(text).success ? readSince(text) : undefined;
  if (!since)
    throw new CommandRefused(`"${text}" is no day; write --since 2026-01-01 or --since 2026-01-01T08:00.`, 2);
  const of = new Set<string>();
  const fresh = new Set<string>();
  const gone: { id: string; at: string }[] = [];
  for (let after: ChangeCursor | undefined; ; ) {
    const page = await readInSite(context.db, site.id, (tx) =>
      changedEntries(tx, site.id, { since, after, limit: atOnce }),
    );
    for (const { id, shortId, at, change } of page) {
      if (change === "gone") gone.push({ id: shortId, at });
      else of.add(id);
      if (change === "new") fresh.add(shortId);
    }
    after = page.at(-1);
    if (page.length < atOnce) break;
  }
  return {
    of,
    byShortId: (id) => (fresh.has(id) ? "new" : "changed"),
    since: { since: since.toISOString(), gone },
  };
}
