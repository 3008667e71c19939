import type { ModuleMigrations } from "../kernel/db/migrations.ts";
import { secretsMigrations } from "../kernel/secrets/store/migrations/index.ts";
import { modules } from "./modules.ts";

/** All migrations: the kernel's own tables first, then the modules, lowest first. */
export const migrations: ModuleMigrations[] = [
  { module: "secrets", migrations: secretsMigrations },
  ...modules.map((module) => ({ module: module.name, migrations: module.migrations ?? {} })),
];
