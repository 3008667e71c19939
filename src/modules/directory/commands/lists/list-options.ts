import { isDay } from "../../../../kernel/clock/berlin.ts";
import {
  type CommandContext,
  type CommandOption,
  CommandRefused,
  textOption,
} from "../../../../kernel/module/command.ts";
import type { TableFormat } from "../../../../kernel/tables/open-table.ts";
import { categoryOf } from "../../rules/categories/categories.ts";
import { isLicence } from "../../rules/lists/list-settings.ts";
import { againOptions } from "../import/again-options.ts";

/** What the import of a list may be told. */
export function listOptions(format: TableFormat): CommandOption[] {
  return [
    { name: "site", value: "S", help: "the key of the site" },
    { name: "dry-run", help: "say what would happen, change nothing" },
    ...againOptions,
    { name: "map", value: "FILE", help: "how the columns are to be read (JSON, see docs/lists.md)" },
    { name: "write-map", value: "FILE", help: "write down how they are read, to be corrected" },
    {
      name: "rejected",
      value: "FILE",
      help: "write what was not taken (tab-separated: row, field, reason, detail, meaning)",
    },
    { name: "category", value: "PRESET", help: "of all rows that tell no trade, such as shop/kiosk" },
    {
      name: "source",
      value: "NAME",
      help: "who made the list; the same name again is the same list (without it the name of the file)",
    },
    {
      name: "licence",
      value: "SPDX",
      help: "such as CC0-1.0 or DL-DE-BY-2.0; without one the facts are shown but not passed on",
    },
    {
      name: "attribution",
      value: "TEXT",
      help: "what the licence asks to show (without it the source's name)",
    },
    { name: "source-url", value: "URL", help: "where the list is published" },
    {
      name: "as-of",
      value: "DAY",
      help: "as of when it is true, such as 2026-03-01 (without it the file's day)",
    },
    { name: "area", value: "NAME", help: "only what lies in this programme area" },
    ...(format === "csv"
      ? [
          {
            name: "encoding",
            value: "NAME",
            help: "where it was guessed wrong: utf-8, windows-1252, utf-16le, macintosh …",
          },
          { name: "delimiter", value: "CHAR", help: "where it was guessed wrong: ; or , or tab" },
        ]
      : [
          {
            name: "sheet",
            value: "NAME",
            help: format === "xlsx" ? "only this tab" : "only the list under this key",
          },
        ]),
  ];
}

/** `--category`, which must be one that the directory knows. */
export function categoryOption(context: CommandContext): string | undefined {
  const id = textOption(context, "category");
  if (id === undefined) return undefined;
  const category = categoryOf(id.replace("=", "/"));
  if (!category)
    throw new CommandRefused(
      `There is no category "${id}". It should look like shop/bakery; the page /branchen of a site shows them.`,
      2,
    );
  return category.id;
}

/** `--licence`, by its SPDX name. */
export function licenceOption(context: CommandContext): string | null {
  const licence = textOption(context, "licence");
  if (licence === undefined) return null;
  if (!isLicence(licence))
    throw new CommandRefused(
      `"${licence}" is no short name of a licence, such as CC0-1.0, CC-BY-4.0, ODbL-1.0 or DL-DE-BY-2.0.`,
      2,
    );
  return licence;
}

/** A day such as 2026-03-01. */
export function dayOption(context: CommandContext, name: string): string | undefined {
  const day = textOption(context, name);
  if (day === undefined) return undefined;
  if (!isDay(day)) throw new CommandRefused(`--${name} needs a day such as 2026-03-01, not "${day}".`, 2);
  return day;
}
