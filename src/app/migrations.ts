import type { ModuleMigrations } from "../kernel/db/migrations.ts";
import { migrations as mail } from "../kernel/mail/store/migrations/index.ts";
import { modules } from "./modules.ts";

/** The migrations of the kernel's own tables, then those of all modules, lowest first. */
export const migrations: ModuleMigrations[] = [
  { module: "mail", migrations: mail },
  ...modules.map((module) => ({ module: module.name, migrations: module.migrations ?? {} })),
];
