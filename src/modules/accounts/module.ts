import type { Module } from "../../kernel/module/module.ts";
import { footEntries, type SiteContext } from "../quarter/index.ts";
import { forgetOld } from "./actions/forget-old.ts";
import { userCommands } from "./commands/user.ts";
import { insideEntries } from "./index.ts";
import { accountAddress, logAddress, peopleAddress, rolesAddress, signInAddress } from "./pages/addresses.ts";
import { eventWords, ownEventWords } from "./pages/log/event-words.ts";
import { permissions } from "./pages/permissions.ts";
import { siteRoutes } from "./pages/routes.ts";
import { settingsContributions, settingsPermission } from "./pages/settings/contributions.ts";
import { settingsRoutes } from "./pages/settings/routes.ts";
import { migrations } from "./store/migrations/index.ts";
import { accountsTexts, staffTexts } from "./texts/texts.ts";

export const accounts: Module<SiteContext> = {
  name: "accounts",
  needs: ["quarter"],
  permissions: [...permissions, settingsPermission],
  siteRoutes: [...siteRoutes, ...settingsRoutes],
  migrations,
  commands: userCommands,
  jobs: [{ name: "accounts-forget", cron: "40 3 * * *", run: forgetOld }],
  contributes: [
    ...settingsContributions,
    ...ownEventWords.map((words, order) => eventWords.fill(order, words)),
    footEntries.fill(60, {
      label: (locale) => accountsTexts(locale)("signIn.title"),
      address: (context) => signInAddress(context),
    }),
    insideEntries.fill(10, {
      permission: "people-read",
      icon: "people",
      title: (locale) => staffTexts(locale)("people.title"),
      text: (locale) => staffTexts(locale)("people.text"),
      address: peopleAddress,
    }),
    insideEntries.fill(70, {
      permission: "audit-read",
      icon: "clock",
      title: (locale) => staffTexts(locale)("log.title"),
      text: (locale) => staffTexts(locale)("log.text"),
      address: (context) => logAddress(context),
    }),
    insideEntries.fill(80, {
      permission: "inside",
      icon: "check",
      title: (locale) => staffTexts(locale)("roles.title"),
      text: (locale) => staffTexts(locale)("roles.lead"),
      address: rolesAddress,
    }),
    insideEntries.fill(90, {
      permission: "own-account",
      icon: "star",
      title: (locale) => staffTexts(locale)("inside.account"),
      text: (locale) => staffTexts(locale)("inside.accountText"),
      address: (context) => accountAddress(context),
    }),
  ],
};
