import type { Migration } from "kysely";
import * as accounts from "./001-accounts.ts";

export const migrations: Record<string, Migration> = { "001-accounts": accounts };
