import type { Module } from "../../kernel/module/module.ts";
import { demoAdd, demoRemove } from "./commands/demo.ts";
import { siteCreate, siteList, siteSet } from "./commands/site.ts";
import type { SiteContext } from "./index.ts";
import { siteRoutes } from "./pages/routes.ts";
import { migrations } from "./store/migrations/index.ts";

export const quarter: Module<SiteContext> = {
  name: "quarter",
  needs: [],
  permissions: { public: "see what everybody may see" },
  siteRoutes,
  migrations,
  commands: [siteCreate, siteSet, siteList, demoAdd, demoRemove],
};
