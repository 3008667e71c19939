import { readInSite } from "../../../kernel/db/in-site.ts";
import { type Command, onlyWord } from "../../../kernel/module/command.ts";
import type { Source } from "../rules/business.ts";
import { type Change, changesOf } from "../store/changes.ts";
import { sourcesOf } from "../store/sources.ts";
import { requireEntry, shortIdIn, siteOf, siteOption, titleOf } from "./business-entry.ts";
import { inLine } from "./readable-value.ts";

/** What a line of the history changed: per field before and after. */
function differences({ before, after }: Change): { field: string; before: unknown; after: unknown }[] {
  if (before?.photo || after?.photo)
    return [{ field: "photo", before: before?.photo?.alt, after: after?.photo?.alt }];
  const status =
    after?.status === undefined || after.status === before?.status
      ? []
      : [{ field: "status", before: before?.status, after: after.status }];
  const [was, is]: Record<string, unknown>[] = [before?.facts ?? {}, after?.facts ?? {}];
  const touched = { ...was, ...is, ...before?.provenance, ...after?.provenance };
  return [
    ...status,
    ...Object.keys(touched).map((field) => ({ field, before: was?.[field], after: is?.[field] })),
  ];
}

function linesOf(change: Change, source: Source | undefined): string[] {
  const who = source ? `${change.actor} for ${source.kind} "${source.name}"` : change.actor;
  const agreed = change.agreedBy === null ? "" : `, agreed to by ${change.agreedBy}`;
  const reason = change.after?.reason === undefined ? "" : `, because: ${change.after.reason}`;
  return [
    `${change.at.toISOString()}  ${change.action}  by ${who}${agreed}${reason}${change.undone ? "  (taken back)" : ""}  ${change.id}`,
    ...differences(change).map(({ field, before, after }) =>
      before === undefined && after === undefined
        ? `    ${field}: confirmed`
        : `    ${field}: ${inLine(field, before)} → ${inLine(field, after)}`,
    ),
  ];
}

export const businessHistory: Command = {
  name: "business history",
  usage: "ID --site S",
  summary: "shows every change of an entry, newest first: who, when, what, before and after",
  options: [siteOption],
  async run(context) {
    const site = await siteOf(context);
    const business = await requireEntry(context.db, site, shortIdIn(onlyWord(context, "ID")));
    const { changes, sources } = await readInSite(context.db, site.id, async (tx) => ({
      changes: await changesOf(tx, business.id),
      sources: await sourcesOf(tx),
    }));
    const sourceOf = (change: Change) => sources.get(change.sourceId ?? -1);
    const result = changes.map((change) => {
      const source = sourceOf(change);
      const { id, at, actor, action, importId, undone, agreedBy } = change;
      const by = source ? { kind: source.kind, name: source.name } : null;
      return {
        id,
        at,
        actor,
        agreedBy,
        action,
        source: by,
        import: importId,
        undone,
        reason: change.after?.reason ?? null,
        changes: differences(change),
      };
    });
    context.out.result({ id: business.shortId, status: business.status, history: result }, [
      `${titleOf(business)}, ${business.status}`,
      ...changes.flatMap((change) => linesOf(change, sourceOf(change))),
    ]);
  },
};
