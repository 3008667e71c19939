import type { Migration } from "kysely";
import * as accounts from "./001-accounts.ts";
import * as passkeys from "./002-passkeys.ts";
import * as changes from "./003-changes-of-access.ts";
import * as signOn from "./004-sign-on-and-organisations.ts";

export const migrations: Record<string, Migration> = {
  "001-accounts": accounts,
  "002-passkeys": passkeys,
  "003-changes-of-access": changes,
  "004-sign-on-and-organisations": signOn,
};
