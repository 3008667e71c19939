import type { Module } from "../../kernel/module/module.ts";
import { machineRoutes } from "./api/routes.ts";
import { demoAdd, demoRemove } from "./commands/demo.ts";
import { siteCreate, siteList, siteSet } from "./commands/site.ts";
import type { SiteContext } from "./index.ts";
import { menus } from "./pages/menus.ts";
import { rootPages, siteFiles, sitePages } from "./pages/routes.ts";
import { migrations } from "./store/migrations/index.ts";

export const quarter: Module<SiteContext> = {
  name: "quarter",
  needs: [],
  siteRoutes: [...sitePages, ...siteFiles],
  rootRoutes: [...rootPages, ...machineRoutes],
  migrations,
  commands: [siteCreate, siteSet, siteList, demoAdd, demoRemove],
  contributes: menus,
};
