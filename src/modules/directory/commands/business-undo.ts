import { type Command, CommandRefused, onlyWord } from "../../../kernel/module/command.ts";
import { type UndoRefusal, undoChange } from "../actions/undo-change.ts";
import { actorOf, actorOption, siteOf, siteOption, titleOf } from "./business-entry.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function say(reason: UndoRefusal): string {
  switch (reason.kind) {
    case "no-such-change":
      return "The site has no such change.";
    case "undone-already":
      return "This change was taken back already.";
    case "creation":
      return 'This change made the entry; "business hide" takes it out of the directory.';
    case "merge":
      return 'This belongs to a merge of two entries; "duplicates list --all" shows its number, "duplicates undo" takes it back.';
    case "changed-since":
      return `Nothing was taken back, because it was changed since: ${reason.fields.join(", ")}.`;
  }
}

export const businessUndo: Command = {
  name: "business undo",
  usage: "CHANGE --site S",
  summary: "takes back one change: values and sources are as before it; what was changed since is left alone",
  options: [siteOption, actorOption],
  async run(context) {
    const change = onlyWord(context, "CHANGE");
    if (!uuid.test(change))
      throw new CommandRefused(`"${change.slice(0, 60)}" is no change; "business history ID" lists them.`, 2);
    const site = await siteOf(context);
    const undone = await undoChange(context.db, site, change, actorOf(context));
    if (!undone.ok) throw new CommandRefused(say(undone.reason));
    const { business, fields, kept, change: line } = undone.value;
    context.out.result({ id: business.shortId, change: line, fields, kept }, [
      `${titleOf(business)}: taken back: ${fields.join(", ")}.`,
      ...(kept.length > 0 ? [`Changed since and therefore left alone: ${kept.join(", ")}.`] : []),
    ]);
  },
};
