import {
  type Command,
  type CommandContext,
  CommandRefused,
  onlyWord,
  requiredOption,
  textOption,
} from "../../../kernel/module/command.ts";
import { type NewStatus, type StatusRefusal, setStatus } from "../actions/set-status.ts";
import {
  actorOf,
  actorOption,
  mergedEntry,
  noSuchEntry,
  requireEntry,
  shortIdIn,
  siteOf,
  siteOption,
  titleOf,
} from "./business-entry.ts";

type Settable = NewStatus["status"];

const statuses: Settable[] = ["draft", "published", "perhaps-closed", "closed", "hidden"];

async function change(
  context: CommandContext,
  word: string,
  status: Settable,
  reason: string | undefined,
): Promise<void> {
  const shortId = shortIdIn(word);
  const actor = actorOf(context);
  const site = await siteOf(context);
  const lifted = context.options.lifted === true;
  const set = await setStatus(context.db, site, shortId, {
    status,
    actor,
    lifted,
    ...(reason !== undefined && { reason }),
  });
  const refusals: Record<StatusRefusal, () => CommandRefused> = {
    "no-such-entry": () => noSuchEntry(site, shortId),
    merged: () => mergedEntry(shortId),
    "hidden-on-request": () =>
      new CommandRefused(
        "The entry is hidden on request and stays so; --lifted says that whoever asked for it has taken it back.",
      ),
  };
  if (!set.ok) throw refusals[set.reason]();
  const title = titleOf(await requireEntry(context.db, site, shortId));
  const { before, change: line } = set.value;
  context.out.result({ id: shortId, before, status, change: line }, [
    line
      ? `${title}: ${before} → ${status}; "business undo ${line} --site ${site.key}" takes it back.`
      : `${title} is ${status} already.`,
  ]);
}

export const businessStatus: Command = {
  name: "business status",
  usage: `ID ${statuses.join("|")} --site S`,
  summary: "sets whether an entry is shown",
  options: [
    siteOption,
    { name: "reason", value: "TEXT", help: "why, for the history" },
    { name: "lifted", help: "whoever asked for the entry to be hidden has taken it back" },
    actorOption,
  ],
  async run(context) {
    const [id, wanted, ...more] = context.words;
    if (id === undefined) throw new CommandRefused("ID is missing.", 2);
    const status = statuses.find((known) => known === wanted);
    if (!status || more.length > 0)
      throw new CommandRefused(`One status is needed: ${statuses.join(", ")}.`, 2);
    await change(context, id, status, textOption(context, "reason")?.slice(0, 1_000));
  },
};

export const businessHide: Command = {
  name: "business hide",
  usage: "ID --site S --reason TEXT",
  summary:
    "takes an entry out of the public directory at somebody's wish; it stays hidden through every later import",
  options: [siteOption, { name: "reason", value: "TEXT", help: "who asked, and how" }, actorOption],
  async run(context) {
    const id = onlyWord(context, "ID");
    await change(context, id, "hidden", requiredOption(context, "reason").slice(0, 1_000));
  },
};
