import { afterRestore } from "../../kernel/backup/finish-restore.ts";
import { erasureKinds } from "../../kernel/erasures/erasure.ts";
import type { Module } from "../../kernel/module/module.ts";
import { sealedColumns, signedColumns } from "../../kernel/secrets/sealed-columns.ts";
import { footEntries, type SiteContext } from "../quarter/index.ts";
import { accountErasures } from "./actions/account/erase-again.ts";
import { forgetOld } from "./actions/forget-old.ts";
import { accountsSealed, accountsSigned } from "./actions/sealed-columns.ts";
import { endAllSessions } from "./actions/sign-in/end-all-sessions.ts";
import { signOnCommands } from "./commands/sign-on.ts";
import { userCommands } from "./commands/user.ts";
import { insideEntries } from "./index.ts";
import {
  accountAddress,
  logAddress,
  organisationsAddress,
  peopleAddress,
  rolesAddress,
  signInAddress,
  signOnSettingsAddress,
  viewAsAddress,
} from "./pages/addresses.ts";
import { auditSubjects } from "./pages/log/audit-subjects.ts";
import { eventWords, ownEventWords } from "./pages/log/event-words.ts";
import { organisationSubjects } from "./pages/organisations/organisation-subjects.ts";
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
  commands: [...userCommands, ...signOnCommands],
  jobs: [{ name: "accounts-forget", cron: "40 3 * * *", run: forgetOld }],
  contributes: [
    ...accountsSealed.map((column, order) => sealedColumns.fill(order, column)),
    ...accountsSigned.map((column, order) => signedColumns.fill(order, column)),
    ...accountErasures.map((kind, order) => erasureKinds.fill(order, kind)),
    afterRestore.fill(10, { run: endAllSessions }),
    ...settingsContributions,
    ...ownEventWords.map((words, order) => eventWords.fill(order, words)),
    auditSubjects.fill(10, organisationSubjects),
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
    insideEntries.fill(15, {
      permission: "organisations-read",
      icon: "people",
      title: (locale) => staffTexts(locale)("organisations.title"),
      text: (locale) => staffTexts(locale)("organisations.text"),
      address: organisationsAddress,
    }),
    insideEntries.fill(70, {
      permission: "audit-read",
      icon: "clock",
      title: (locale) => staffTexts(locale)("log.title"),
      text: (locale) => staffTexts(locale)("log.text"),
      address: (context) => logAddress(context),
    }),
    insideEntries.fill(75, {
      permission: "sign-on-manage",
      icon: "check",
      title: (locale) => staffTexts(locale)("signOn.title"),
      text: (locale) => staffTexts(locale)("signOn.text"),
      address: (context) => signOnSettingsAddress(context),
    }),
    insideEntries.fill(80, {
      permission: "inside",
      staffOnly: true,
      icon: "check",
      title: (locale) => staffTexts(locale)("roles.title"),
      text: (locale) => staffTexts(locale)("roles.lead"),
      address: rolesAddress,
    }),
    insideEntries.fill(85, {
      permission: "people-manage",
      icon: "people",
      title: (locale) => staffTexts(locale)("view.title"),
      text: (locale) => staffTexts(locale)("view.text"),
      address: (context) => viewAsAddress(context),
    }),
    insideEntries.fill(90, {
      permission: "own-account",
      icon: "star",
      title: (locale) => accountsTexts(locale)("account.title"),
      text: (locale) => accountsTexts(locale)("account.cardText"),
      address: (context) => accountAddress(context),
    }),
  ],
};
