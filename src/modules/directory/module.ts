import type { Module } from "../../kernel/module/module.ts";
import { demoParts, type SiteContext } from "../quarter/index.ts";
import { addDemoBusinesses } from "./actions/add-demo-businesses.ts";
import { importOsmCommand } from "./commands/import-osm.ts";
import { migrations } from "./store/migrations/index.ts";

export const directory: Module<SiteContext> = {
  name: "directory",
  needs: ["quarter", "places"],
  migrations,
  commands: [importOsmCommand],
  contributes: [demoParts.fill(10, addDemoBusinesses)],
};
