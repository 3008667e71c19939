// SPDX-License-Identifier: EUPL-1.2
import type { Module } from "../../kernel/module/module.ts";
import { demoParts, type SiteContext } from "../quarter/index.ts";
import { addDemoProgramme } from "./actions/demo/add-demo-programme.ts";
import { forgetPeople } from "./actions/forget-people.ts";
import { remindAll } from "./actions/sign-up/remind-all.ts";
import { settleAll } from "./actions/sign-up/settle-all.ts";
import { calendarRoutes } from "./api/calendar.ts";
import { certificateRoutes } from "./pages/certificates/routes.ts";
import { contributions } from "./pages/contributions.tsx";
import { listRoutes } from "./pages/lists/routes.ts";
import { paperRoutes } from "./pages/paper/routes.ts";
import { permissions } from "./pages/permissions.ts";
import { publicRoutes } from "./pages/routes.ts";
import { tellerOfSite } from "./pages/sign-up/teller.ts";
import { staffRoutes } from "./pages/staff-routes.ts";
import { migrations } from "./store/migrations/index.ts";

export const programme: Module<SiteContext> = {
  name: "programme",
  needs: ["quarter", "accounts"],
  permissions,
  siteRoutes: [
    ...calendarRoutes,
    ...paperRoutes,
    ...certificateRoutes,
    ...listRoutes,
    ...publicRoutes,
    ...staffRoutes,
  ],
  migrations,
  jobs: [
    { name: "programme-forget", cron: "45 3 * * *", run: forgetPeople },
    {
      name: "programme-remind",
      cron: "5 * * * *",
      run: (db, { secrets, mailWorks }) => remindAll(db, secrets, (site) => tellerOfSite(site, mailWorks)),
    },
    {
      name: "programme-settle",
      cron: "*/10 * * * *",
      run: (db, { secrets, mailWorks }) => settleAll(db, secrets, (site) => tellerOfSite(site, mailWorks)),
    },
  ],
  contributes: [...contributions, demoParts.fill(30, addDemoProgramme)],
};
