import type { Db } from "../../db/db.ts";
import type { Command } from "../../module/command.ts";
import type { SmtpSettings } from "../smtp-settings.ts";
import { mailList } from "./mail-list.ts";
import { mailReturned } from "./mail-returned.ts";
import { mailTest } from "./mail-test.ts";

/** What the commands about mail cannot know by themselves. */
export interface MailCommandParts {
  /** Refuses with a sentence where there is no such site. */
  requireSite(db: Db, key: string): Promise<{ id: string; name: string }>;
  smtp(): SmtpSettings | undefined;
}

export const siteOption = { name: "site", value: "KEY", help: "the site" };

/** `mail test`, `mail list` and `mail returned`. */
export function mailCommands(parts: MailCommandParts): Command[] {
  return [mailTest(parts), mailList(parts), mailReturned()];
}
