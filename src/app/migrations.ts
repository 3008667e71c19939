import { migrations as audit } from "../kernel/audit/store/migrations/index.ts";
import type { ModuleMigrations } from "../kernel/db/migrations.ts";
import { migrations as erasures } from "../kernel/erasures/store/migrations/index.ts";
import { migrations as mail } from "../kernel/mail/store/migrations/index.ts";
import { secretsMigrations } from "../kernel/secrets/store/migrations/index.ts";
import { modules } from "./modules.ts";

/** The kernel's own tables, each part with a schema of its name. No table of a module can be referred to here. */
const kernel: ModuleMigrations[] = [
  { module: "secrets", migrations: secretsMigrations },
  { module: "audit", migrations: audit },
  { module: "mail", migrations: mail },
  { module: "erasures", migrations: erasures },
];

/** All migrations in the order they run in: the kernel's, whose tables every module may use, then the modules', lowest first. */
export const migrations: ModuleMigrations[] = [
  ...kernel,
  ...modules.map((module) => ({ module: module.name, migrations: module.migrations ?? {} })),
];
