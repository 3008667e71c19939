// SPDX-License-Identifier: EUPL-1.2
import { erasureKinds } from "../../kernel/erasures/erasure.ts";
import type { Module } from "../../kernel/module/module.ts";
import { sealedColumns, signedColumns } from "../../kernel/secrets/sealed-columns.ts";
import { openApiParts } from "../../kernel/web/api/open-api.ts";
import { demoParts, type SiteContext, sitemapSources } from "../quarter/index.ts";
import { refreshDueCalendars } from "./actions/calendars/refresh-due.ts";
import { addDemoProgramme } from "./actions/demo/add-demo-programme.ts";
import { forgetPeople } from "./actions/forget-people.ts";
import { eraseGuestAgain } from "./actions/guests/erase-guest.ts";
import { findAgain } from "./actions/guests/find-again.ts";
import { textJob } from "./actions/messages/deliver.ts";
import { findFailedMails } from "./actions/messages/find-failed-mails.ts";
import { sendTexts } from "./actions/messages/send-texts.ts";
import { programmeSealed, programmeSigned } from "./actions/sealed-columns.ts";
import { closeOverEverywhere } from "./actions/sign-up/close-over.ts";
import { remindAll } from "./actions/sign-up/remind-all.ts";
import { settleAll } from "./actions/sign-up/settle-all.ts";
import { calendarRoutes } from "./api/calendar.ts";
import { programmeOpenApi } from "./api/open-data/describe.ts";
import { openDataRoutes } from "./api/open-data/routes.ts";
import { privateCalendarRoutes } from "./api/private-calendar.ts";
import { rollSyncRoutes } from "./api/roll-sync.ts";
import { sitemapOfferings } from "./api/sitemap-offerings.ts";
import { askRoutes } from "./pages/asking/ask-routes.ts";
import { certificateRoutes } from "./pages/certificates/routes.ts";
import { contributions } from "./pages/contributions.tsx";
import { listRoutes } from "./pages/lists/routes.ts";
import { openRoutes } from "./pages/open-routes.ts";
import { paperRoutes } from "./pages/paper/routes.ts";
import { partnerRoutes } from "./pages/partner/partner-routes.ts";
import { peopleRoutes } from "./pages/people/people-routes.ts";
import { permissions } from "./pages/permissions.ts";
import { publicRoutes } from "./pages/routes.ts";
import { tellerOfSite } from "./pages/sign-up/teller.ts";
import { staffRoutes } from "./pages/staff-routes.ts";
import { migrations } from "./store/migrations/index.ts";

export const programme: Module<SiteContext> = {
  name: "programme",
  needs: ["quarter", "accounts", "places", "directory"],
  permissions,
  siteRoutes: [
    ...calendarRoutes,
    ...privateCalendarRoutes,
    ...rollSyncRoutes,
    ...openRoutes,
    ...paperRoutes,
    ...certificateRoutes,
    ...listRoutes,
    ...publicRoutes,
    ...askRoutes,
    ...staffRoutes,
    ...partnerRoutes,
    ...peopleRoutes,
  ],
  rootRoutes: openDataRoutes,
  migrations,
  jobs: [
    {
      name: "programme-calendars",
      cron: "*/15 * * * *",
      // Without a public address only this machine reaches us, and it may be asked itself.
      run: (db, { baseUrl }) => refreshDueCalendars(db, baseUrl === undefined),
    },
    { name: "programme-forget", cron: "45 3 * * *", run: (db) => forgetPeople(db) },
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
    { name: "programme-over", cron: "*/10 * * * *", run: (db) => closeOverEverywhere(db) },
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
    ...programmeSealed.map((column, order) => sealedColumns.fill(order, column)),
    ...programmeSigned.map((column, order) => signedColumns.fill(order, column)),
    ...contributions,
    openApiParts.fill(10, programmeOpenApi),
    sitemapSources.fill(20, sitemapOfferings),
    erasureKinds.fill(30, eraseGuestAgain),
    demoParts.fill(30, addDemoProgramme),
  ],
};
