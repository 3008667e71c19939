// SPDX-License-Identifier: EUPL-1.2
import {
  type CommandContext,
  CommandRefused,
  onlyWord,
  textOption,
} from "../../../../kernel/module/command.ts";

export const perPage = 50;
export const pageOption = {
  name: "page",
  value: "N",
  help: `which ${perPage} of a longer list; the first without it`,
};

/** The page that was asked for, from 1. */
export function pageOf(context: CommandContext): number {
  const text = textOption(context, "page") ?? "1";
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new CommandRefused(`--page is a number from 1, not "${text.slice(0, 60)}".`, 2);
  return Number(text);
}

/** The number of the import in the only word. */
export function importNumberIn(context: CommandContext): number {
  const word = onlyWord(context, "N");
  if (!/^[1-9]\d{0,8}$/.test(word))
    throw new CommandRefused(
      `"${word.slice(0, 60)}" is no number of an import; "import list" shows them.`,
      2,
    );
  return Number(word);
}

export const noSuchImport = (site: { key: string }, id: number): CommandRefused =>
  new CommandRefused(
    `The site ${site.key} has no import ${id}; "import list --site ${site.key}" shows them.`,
  );
