import type { Migration } from "kysely";
import * as accounts from "./001-accounts.ts";
import * as signOn from "./003-sign-on-and-organisations.ts";

export const migrations: Record<string, Migration> = {
  "001-accounts": accounts,
  "003-sign-on-and-organisations": signOn,
};
