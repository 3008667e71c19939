import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { modules } from "../modules.ts";
import { matrixCells } from "./matrix-cells.ts";
import { permissionsPage } from "./permissions-page.ts";

/**
 * Renews `docs/permissions.md`: `npm run permissions`. With a file, and what stands for the named parts of paths
 * (`npm run permissions -- cells.json person=ID`), it writes there what a tool can ask of a running demo instead.
 */
const [file, ...named] = process.argv.slice(2);
if (file) {
  const parts = Object.fromEntries(named.map((part) => part.split("=")));
  writeFileSync(file, `${JSON.stringify(matrixCells(modules, "duisburg", "gladbeck", parts), null, 1)}\n`);
} else
  writeFileSync(
    fileURLToPath(new URL("../../../docs/permissions.md", import.meta.url)),
    permissionsPage(modules),
  );
