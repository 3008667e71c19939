// SPDX-License-Identifier: EUPL-1.2
import { type Command, textOption } from "../../../../kernel/module/command.ts";
import {
  mergeDuplicate,
  separateDuplicate,
  undoDuplicate,
} from "../../actions/duplicates/decide-duplicate.ts";
import { actorOf, actorOption, shortIdIn, siteOf, siteOption, titleOf } from "../business-entry.ts";
import { duplicateNumberIn, refusalOf } from "./duplicate-number.ts";

const undoHint = (id: number, site: { key: string }) =>
  `"duplicates undo ${id} --site ${site.key}" takes it back.`;

export const duplicatesMerge: Command = {
  name: "duplicates merge",
  usage: "N --site S [--keep ID]",
  summary: "makes one entry of a pair; every source is kept, and the address of the other leads to it",
  options: [
    siteOption,
    {
      name: "keep",
      value: "ID",
      help: "which of the two goes on; without it the one with the owner's or an editor's word, then the published, then the older",
    },
    actorOption,
  ],
  async run(context) {
    const id = duplicateNumberIn(context);
    const wanted = textOption(context, "keep");
    const keep = wanted === undefined ? undefined : shortIdIn(wanted);
    const site = await siteOf(context);
    const actor = actorOf(context);
    const merged = await mergeDuplicate(context.db, site, id, { actor, ...(keep !== undefined && { keep }) });
    if (!merged.ok) throw refusalOf(site, id, merged.reason);
    const { kept, gone } = merged.value;
    context.out.result(
      { site: site.key, number: id, state: "merged", kept: kept.shortId, gone: gone.shortId },
      [`${titleOf(gone)} goes on in ${titleOf(kept)}; ${undoHint(id, site)}`],
    );
  },
};

export const duplicatesSeparate: Command = {
  name: "duplicates separate",
  usage: "N --site S",
  summary: "tells the entries of a pair apart for good: no import asks again",
  options: [siteOption, actorOption],
  async run(context) {
    const id = duplicateNumberIn(context);
    const site = await siteOf(context);
    const apart = await separateDuplicate(context.db, site, id, actorOf(context));
    if (!apart.ok) throw refusalOf(site, id, apart.reason);
    const { one, other } = apart.value;
    context.out.result(
      { site: site.key, number: id, state: "separated", ids: [one.shortId, other.shortId] },
      [`${titleOf(one)} and ${titleOf(other)} stay two entries; ${undoHint(id, site)}`],
    );
  },
};

export const duplicatesUndo: Command = {
  name: "duplicates undo",
  usage: "N --site S",
  summary:
    "takes back what became of a pair, also a merge by rule: both entries are as before, and it is a question again",
  options: [siteOption, actorOption],
  async run(context) {
    const id = duplicateNumberIn(context);
    const site = await siteOf(context);
    const undone = await undoDuplicate(context.db, site, id, actorOf(context));
    if (!undone.ok) throw refusalOf(site, id, undone.reason);
    const { was, one, other, left } = undone.value;
    context.out.result(
      { site: site.key, number: id, state: "open", was, ids: [one.shortId, other.shortId], left },
      [
        `${titleOf(one)} and ${titleOf(other)} are ${was === "merged" ? "two entries again" : "a question again"}.`,
        ...(left.length > 0
          ? [`Changed since and therefore left as it is in ${titleOf(one)}: ${left.join(", ")}.`]
          : []),
      ],
    );
  },
};
