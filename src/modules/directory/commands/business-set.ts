import {
  type Command,
  type CommandContext,
  CommandRefused,
  requiredOption,
  textOption,
} from "../../../kernel/module/command.ts";
import { editBusiness } from "../actions/edit-business.ts";
import { settableFields } from "../rules/edit/field-readers.ts";
import { type EditProblem, readEdits } from "../rules/edit/read-edits.ts";
import {
  actorOf,
  actorOption,
  mergedEntry,
  noSuchEntry,
  shortIdIn,
  siteOf,
  siteOption,
  titleOf,
} from "./business-entry.ts";

const reasons: Record<EditProblem["reason"], string> = {
  "unknown-field": `is no field; there are ${settableFields.join(", ")}, name:LANGUAGE and description:LANGUAGE`,
  empty: "may not be empty",
  "too-long": "is too long",
  "too-many": "has too many values",
  "too-complex": "is too tangled to be worked out",
  "not-understood": "was not understood",
  "other-scheme": "is neither an http nor an https address",
  credentials: "holds a user name, which can deceive",
  "other-host": "leads to another network than it says",
  "no-area-code": "is a telephone number without its area code",
  placeholder: "only says that nothing is known",
  "not-offered": "is nothing that the directory keeps there",
};

/** The words `field=value` behind the id. */
function assignments(words: string[]): [field: string, text: string][] {
  if (words.length === 0) throw new CommandRefused("What is to be set is missing: field=value …", 2);
  return words.map((word) => {
    const at = word.indexOf("=");
    if (at < 1) throw new CommandRefused(`"${word.slice(0, 60)}" is not of the form field=value.`, 2);
    return [word.slice(0, at), word.slice(at + 1).trim()];
  });
}

function wordOf(context: CommandContext) {
  const kind = requiredOption(context, "by");
  if (kind !== "owner" && kind !== "editor")
    throw new CommandRefused(`--by is "owner" or "editor", not "${kind}".`, 2);
  const name = requiredOption(context, "source").slice(0, 200);
  return {
    kind,
    name,
    licence: textOption(context, "licence") ?? "CC0-1.0",
    actor: actorOf(context),
  } as const;
}

export const businessSet: Command = {
  name: "business set",
  usage: "ID field=value … --site S --by owner|editor --source NAME",
  summary: "changes fields of an entry in the name of its owner or of an editor; field= takes one out",
  options: [
    siteOption,
    {
      name: "by",
      value: "owner|editor",
      help: "whose word it is: the owner's beats the editor's, the editor's an import's",
    },
    { name: "source", value: "NAME", help: 'who said it, and how: "Inhaberin, Besuch"' },
    {
      name: "licence",
      value: "SPDX",
      help: "under which licence the facts may be passed on (CC0-1.0 without it)",
    },
    actorOption,
  ],
  async run(context) {
    const [id, ...words] = context.words;
    if (id === undefined) throw new CommandRefused("ID is missing.", 2);
    const shortId = shortIdIn(id);
    const given = assignments(words);
    const word = wordOf(context);
    const site = await siteOf(context);
    const edited = await editBusiness(context.db, site, shortId, word, (business) =>
      readEdits(given, business),
    );
    if (edited.ok) {
      const { business, change, fields } = edited.value;
      const line = change
        ? `${titleOf(business)}: ${fields.join(", ")} set; "business undo ${change} --site ${site.key}" takes it back.`
        : `${titleOf(business)}: all of this was so already.`;
      context.out.result({ id: shortId, change, fields }, [line]);
      return;
    }
    const { reason } = edited;
    if (reason.kind === "no-such-entry") throw noSuchEntry(site, shortId);
    if (reason.kind === "merged") throw mergedEntry(shortId);
    if (reason.kind === "outranked")
      throw new CommandRefused(
        `Nothing was changed: ${reason.fields.join(", ")} stands as the owner said it, which an editor does not overrule.`,
      );
    const { field, value, reason: why } = reason.problem;
    throw new CommandRefused(
      `Nothing was changed: ${field}${value === "" ? "" : ` "${value.slice(0, 80)}"`} ${reasons[why]}.`,
    );
  },
};
