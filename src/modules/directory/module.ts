import { erasureKinds } from "../../kernel/erasures/erasure.ts";
import type { Module } from "../../kernel/module/module.ts";
import { sealedColumns, signedColumns } from "../../kernel/secrets/sealed-columns.ts";
import { refuseUnknown } from "../../kernel/web/api/problem.ts";
import { insideEntries } from "../accounts/index.ts";
import {
  areaParts,
  demoParts,
  menuEntries,
  openStreetMapUses,
  type SiteContext,
  siteChanges,
  siteMapParts,
  sitemapSources,
  siteStartParts,
} from "../quarter/index.ts";
import { addDemoBusinesses } from "./actions/add-demo-businesses.ts";
import { addDemoConfirmations } from "./actions/fresh/add-demo-confirmations.ts";
import { markStaleEverywhere } from "./actions/fresh/mark-stale.ts";
import { hideAgain } from "./actions/hide-again.ts";
import { importJob } from "./actions/lists/ask-for-task.ts";
import { forgetLists, runTasks } from "./actions/lists/run-tasks.ts";
import { addDemoOwners } from "./actions/owning/add-demo-owners.ts";
import { forgetOwning } from "./actions/owning/forget-owning.ts";
import { askForProjection, projectionJob, projectSites } from "./actions/project-sites.ts";
import { addDemoQueue } from "./actions/proposals/add-demo-queue.ts";
import { forgetProposals } from "./actions/proposals/forget-proposals.ts";
import { refreshHours } from "./actions/refresh-hours.ts";
import { directorySealed, directorySigned } from "./actions/sealed-columns.ts";
import { mapPoints } from "./api/map-points.ts";
import { apiRoutes } from "./api/routes.ts";
import { sitemapBusinesses } from "./api/sitemap-businesses.ts";
import { businessHistory } from "./commands/business-history.ts";
import { businessSet } from "./commands/business-set.ts";
import { businessShow } from "./commands/business-show.ts";
import { businessHide, businessStatus } from "./commands/business-status.ts";
import { businessUndo } from "./commands/business-undo.ts";
import { coverageShow } from "./commands/coverage-show.ts";
import {
  duplicatesMerge,
  duplicatesSeparate,
  duplicatesUndo,
} from "./commands/duplicates/duplicates-decide.ts";
import { duplicatesList } from "./commands/duplicates/duplicates-list.ts";
import { duplicatesShow } from "./commands/duplicates/duplicates-show.ts";
import { exportCommand } from "./commands/export.ts";
import { importListCommand } from "./commands/import/import-list.ts";
import { importShowCommand } from "./commands/import/import-show.ts";
import { importUndoCommand } from "./commands/import/import-undo.ts";
import { importOsmCommand } from "./commands/import-osm.ts";
import { listCommands } from "./commands/lists/list-commands.ts";
import { matchCommand } from "./commands/match.ts";
import { listAddress } from "./pages/addresses.ts";
import { businessPage } from "./pages/business.tsx";
import { categoriesPage, categoryPage } from "./pages/categories.tsx";
import {
  areaBusinesses,
  siteMapBusinesses,
  startCategories,
  startNewest,
  usesOpenStreetMap,
} from "./pages/contributions.tsx";
import { choiceParameters, embedPage } from "./pages/embed/embed-page.tsx";
import { framedList, framedMap } from "./pages/embed/framed.tsx";
import { businessFeed } from "./pages/feed/business-feed.ts";
import { askingJob } from "./pages/fresh/asking-job.ts";
import { listPage, mapPage } from "./pages/list.tsx";
import { importEntry, importEvents, importPermission } from "./pages/lists/contributions.ts";
import { listRoutes } from "./pages/lists/routes.ts";
import { mapHits } from "./pages/map-hits.tsx";
import { owningContributions } from "./pages/owning/contributions.ts";
import { owningPermissions } from "./pages/owning/permissions.ts";
import { owningRoutes } from "./pages/owning/routes.ts";
import { proposalRoutes } from "./pages/proposals/routes.ts";
import { narrowingParameters } from "./pages/question/read-question.ts";
import { queueContributions, queuePermissions } from "./pages/queue/contributions.ts";
import { removalRoutes } from "./pages/removal/routes.ts";
import { directorySettingsContributions, directorySettingsRoutes } from "./pages/settings/settings-page.tsx";
import { suggestions } from "./pages/suggest/suggestions.ts";
import { coverageContributions, coveragePermission } from "./pages/visits/contributions.ts";
import { visitRoutes } from "./pages/visits/routes.ts";
import { viewParameters } from "./rules/map/view.ts";
import { questionParameters } from "./rules/search/question.ts";
import { migrations } from "./store/migrations/index.ts";
import { directoryTexts } from "./texts/texts.ts";

// What is open changes with the minute, so that we keep these pages for one, and throw them away at a change before.
const minute = { seconds: 60 };
const known = [...questionParameters];
const knownOfMap = [...known, ...viewParameters];

export const directory: Module<SiteContext> = {
  name: "directory",
  needs: ["quarter", "accounts", "places"],
  permissions: [...queuePermissions, importPermission, coveragePermission, ...owningPermissions],
  siteRoutes: [
    {
      method: "GET",
      path: "/betriebe",
      permission: "public",
      audit: null,
      cache: minute,
      known,
      handle: listPage,
    },
    {
      method: "GET",
      path: "/betriebe.atom",
      permission: "public",
      audit: null,
      cache: "site",
      known: [...narrowingParameters],
      handle: businessFeed,
    },
    {
      method: "GET",
      path: "/einbetten",
      permission: "public",
      audit: null,
      cache: "site",
      known: [...narrowingParameters, ...choiceParameters],
      handle: embedPage,
    },
    {
      method: "GET",
      path: "/einbetten/liste",
      permission: "public",
      audit: null,
      cache: minute,
      known: [...narrowingParameters],
      handle: framedList,
    },
    {
      method: "GET",
      path: "/einbetten/karte",
      permission: "public",
      audit: null,
      cache: minute,
      known: [...narrowingParameters],
      handle: framedMap,
    },
    {
      method: "GET",
      path: "/vorschlaege",
      permission: "public",
      audit: null,
      // Whoever types a word again, or takes a letter back, need not ask again.
      cache: { seconds: 600, browserSeconds: 60 },
      known: ["q"],
      handle: suggestions,
    },
    {
      method: "GET",
      path: "/karte",
      permission: "public",
      audit: null,
      cache: minute,
      known,
      handle: mapPage,
    },
    {
      method: "GET",
      path: "/karte/punkte",
      permission: "public",
      audit: null,
      cache: minute,
      known: knownOfMap,
      refuseUnknown: refuseUnknown(knownOfMap),
      handle: mapPoints,
    },
    {
      method: "GET",
      path: "/karte/treffer",
      permission: "public",
      audit: null,
      cache: minute,
      known,
      handle: mapHits,
    },
    {
      method: "GET",
      path: "/betriebe/:slug",
      permission: "public",
      audit: null,
      cache: minute,
      handle: businessPage,
    },
    {
      method: "GET",
      path: "/branchen",
      permission: "public",
      audit: null,
      cache: "site",
      handle: categoriesPage,
    },
    {
      method: "GET",
      path: "/branchen/:category",
      permission: "public",
      audit: null,
      cache: minute,
      known,
      handle: categoryPage,
    },
    ...proposalRoutes,
    ...owningRoutes,
    ...listRoutes,
    ...removalRoutes,
    ...visitRoutes,
    ...directorySettingsRoutes,
  ],
  rootRoutes: apiRoutes,
  migrations,
  commands: [
    exportCommand,
    businessShow,
    businessSet,
    businessHide,
    businessStatus,
    businessHistory,
    businessUndo,
    importOsmCommand,
    importListCommand,
    importShowCommand,
    importUndoCommand,
    ...listCommands,
    duplicatesList,
    duplicatesShow,
    duplicatesMerge,
    duplicatesSeparate,
    duplicatesUndo,
    coverageShow,
    matchCommand,
  ],
  jobs: [
    { name: projectionJob, cron: "15 3 * * *", run: projectSites, woken: true },
    { name: "directory-hours", cron: "20 3 * * *", run: refreshHours },
    { name: "directory-stale", cron: "10 4 * * *", run: markStaleEverywhere },
    askingJob,
    { name: "directory-forget", cron: "50 3 * * *", run: forgetProposals },
    { name: "directory-forget-owning", cron: "55 3 * * *", run: forgetOwning },
    { name: importJob, cron: "* * * * *", run: runTasks, woken: true },
    { name: "directory-lists-forget", cron: "50 3 * * *", run: forgetLists },
  ],
  contributes: [
    ...directorySealed.map((column, order) => sealedColumns.fill(order, column)),
    ...directorySigned.map((column, order) => signedColumns.fill(order, column)),
    erasureKinds.fill(20, hideAgain),
    menuEntries.fill(20, {
      label: (locale) => directoryTexts(locale)("menu"),
      address: (context) => listAddress(context),
    }),
    openStreetMapUses.fill(20, usesOpenStreetMap),
    siteChanges.fill(10, askForProjection),
    siteStartParts.fill(10, startCategories),
    siteStartParts.fill(20, startNewest),
    areaParts.fill(10, areaBusinesses),
    siteMapParts.fill(10, siteMapBusinesses),
    sitemapSources.fill(10, sitemapBusinesses),
    demoParts.fill(10, addDemoBusinesses),
    demoParts.fill(20, addDemoOwners),
    demoParts.fill(30, addDemoConfirmations),
    ...owningContributions,
    demoParts.fill(20, addDemoQueue),
    ...queueContributions,
    insideEntries.fill(40, importEntry),
    ...importEvents,
    ...coverageContributions,
    ...directorySettingsContributions,
  ],
};
