import type { Migration } from "kysely";
import * as accounts from "./001-accounts.ts";
import * as passkeys from "./002-passkeys.ts";
import * as changes from "./003-changes-of-access.ts";

export const migrations: Record<string, Migration> = {
  "001-accounts": accounts,
  "002-passkeys": passkeys,
  "003-changes-of-access": changes,
};
