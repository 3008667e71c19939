import type { Db } from "../../../kernel/db/db.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import {
  type CommandContext,
  CommandRefused,
  requiredOption,
  textOption,
} from "../../../kernel/module/command.ts";
import { requireSite, type Site } from "../../quarter/index.ts";
import type { Business } from "../rules/business.ts";
import { shortIdOf } from "../rules/listing/slug.ts";
import { businessByShortId } from "../store/businesses.ts";

/** The options that every command about one entry has. */
export const siteOption = { name: "site", value: "S", help: "the key of the site" };
export const actorOption = {
  name: "actor",
  value: "NAME",
  help: "who does this, for the history (the system user without it)",
};

/** The site of the command. */
export const siteOf = (context: CommandContext): Promise<Site> =>
  requireSite(context.db, requiredOption(context, "site"));

/** Who the history names. */
export const actorOf = (context: CommandContext): string =>
  (textOption(context, "actor") ?? process.env.SUDO_USER ?? process.env.USER ?? "command line").slice(0, 200);

/** The short id in a word: the id itself, or the last part of the address of its page. */
export function shortIdIn(word: string): string {
  const id = shortIdOf(word.slice(word.lastIndexOf("/") + 1)).toLowerCase();
  if (!/^[a-z0-9]{4,20}$/.test(id))
    throw new CommandRefused(`"${word.slice(0, 60)}" is no id of an entry.`, 2);
  return id;
}

export const noSuchEntry = (site: Site, shortId: string): CommandRefused =>
  new CommandRefused(`The site ${site.key} has no entry "${shortId}".`);

export const mergedEntry = (shortId: string): CommandRefused =>
  new CommandRefused(
    `The entry "${shortId}" was merged with another one and goes on there; "business show ${shortId}" names it.`,
  );

/** The entry, whatever its status; refused where there is none. */
export async function requireEntry(db: Db, site: Site, shortId: string): Promise<Business> {
  const business = await readInSite(db, site.id, (tx) => businessByShortId(tx, shortId));
  if (!business) throw noSuchEntry(site, shortId);
  return business;
}

/** What an entry is called in a line for people. */
export function titleOf({ profile, shortId }: Pick<Business, "profile" | "shortId">): string {
  return `${profile.names[0]?.value ?? profile.categories[0] ?? "entry"} (${shortId})`;
}
