import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { modules } from "../modules.ts";
import { permissionsPage } from "./permissions-page.ts";

/** Renews `docs/permissions.md`: `npm run permissions`. */
writeFileSync(
  fileURLToPath(new URL("../../../docs/permissions.md", import.meta.url)),
  permissionsPage(modules),
);
