// SPDX-License-Identifier: EUPL-1.2
import { erasureKinds } from "../../kernel/erasures/erasure.ts";
import type { Module } from "../../kernel/module/module.ts";
import { demoParts, type SiteContext } from "../quarter/index.ts";
import { addDemoProgramme } from "./actions/demo/add-demo-programme.ts";
import { forgetPeople } from "./actions/forget-people.ts";
import { eraseGuestAgain } from "./actions/guests/erase-guest.ts";
import { findAgain } from "./actions/guests/find-again.ts";
import { textJob } from "./actions/messages/deliver.ts";
import { findFailedMails } from "./actions/messages/find-failed-mails.ts";
import { sendTexts } from "./actions/messages/send-texts.ts";
import { remindAll } from "./actions/sign-up/remind-all.ts";
import { settleAll } from "./actions/sign-up/settle-all.ts";
import { calendarRoutes } from "./api/calendar.ts";
import { askRoutes } from "./pages/asking/ask-routes.ts";
import { contributions } from "./pages/contributions.tsx";
import { partnerRoutes } from "./pages/partner/partner-routes.ts";
import { permissions } from "./pages/permissions.ts";
import { publicRoutes } from "./pages/routes.ts";
import { tellerOfSite } from "./pages/sign-up/teller.ts";
import { staffRoutes } from "./pages/staff-routes.ts";
import { migrations } from "./store/migrations/index.ts";

export const programme: Module<SiteContext> = {
  name: "programme",
  needs: ["quarter", "accounts"],
  permissions,
  siteRoutes: [...calendarRoutes, ...publicRoutes, ...askRoutes, ...staffRoutes, ...partnerRoutes],
  migrations,
  jobs: [
    { name: "programme-forget", cron: "45 3 * * *", run: forgetPeople },
    {
      name: "programme-remind",
      cron: "5 * * * *",
      run: (db, means) => remindAll(db, means.secrets, (site) => tellerOfSite(site, means)),
    },
    {
      name: "programme-settle",
      cron: "*/10 * * * *",
      run: (db, means) => settleAll(db, means.secrets, (site) => tellerOfSite(site, means)),
    },
    { name: "programme-failed-mails", cron: "*/10 * * * *", run: (db) => findFailedMails(db) },
    {
      name: textJob,
      cron: "* * * * *",
      woken: true,
      run: (db, { secrets, texts }) => sendTexts(db, secrets, texts),
    },
    { name: "programme-same-person", cron: "20 4 * * *", run: (db, { secrets }) => findAgain(db, secrets) },
  ],
  contributes: [
    ...contributions,
    erasureKinds.fill(30, eraseGuestAgain),
    demoParts.fill(30, addDemoProgramme),
  ],
};
