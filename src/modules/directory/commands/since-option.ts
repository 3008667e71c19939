import { type CommandContext, CommandRefused, textOption } from "../../../kernel/module/command.ts";
import { readSince, sinceSchema } from "../rules/open-data/changes/read-since.ts";

/** The moment that `--since` names; undefined where it was not given. */
export function sinceOf(context: CommandContext): Date | undefined {
  const text = textOption(context, "since");
  if (text === undefined) return undefined;
  const since = sinceSchema.safeParse(text).success ? readSince(text) : undefined;
  if (!since)
    throw new CommandRefused(`"${text}" is no day; write --since 2026-01-01 or --since 2026-01-01T08:00.`, 2);
  return since;
}
