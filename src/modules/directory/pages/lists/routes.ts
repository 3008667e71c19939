// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { longestList } from "../../actions/lists/receive-list.ts";
import { mappingFile, takeList, tryList, tryUndo, undoImportHere } from "./change-import.ts";
import { importPage } from "./import-page.tsx";
import { importsPage, sendList } from "./imports-page.tsx";
import { readingPage, setReading } from "./reading-page.tsx";
import { rejectedOfImport, rejectedOfTask } from "./rejected-file.ts";
import { taskPage } from "./task-page.tsx";

const permission = "directory-import";
const route = (
  method: "GET" | "POST",
  path: string,
  handle: Route<SiteContext>["handle"],
  more: Partial<Route<SiteContext>> = {},
): Route<SiteContext> => ({
  method,
  path: `/intern/import${path}`,
  permission,
  audit: null,
  cache: "none",
  handle,
  ...more,
});

/** Imports in the browser. */
export const listRoutes: Route<SiteContext>[] = [
  route("GET", "", (context) => importsPage(context)),
  route("POST", "", sendList, { audit: "list.sent", fileBytes: longestList }),
  route("GET", "/liste/:id", (context) => readingPage(context)),
  route("POST", "/liste/:id", setReading),
  route("GET", "/liste/:id/zuordnung.json", mappingFile),
  route("POST", "/liste/:id/probe", tryList, { audit: "import.trial-asked" }),
  route("POST", "/liste/:id/uebernehmen", takeList, { audit: "import.import-asked" }),
  route("GET", "/auftrag/:id", taskPage),
  route("GET", "/auftrag/:id/abgelehnt.csv", rejectedOfTask),
  route("GET", "/:number", importPage),
  route("GET", "/:number/abgelehnt.csv", rejectedOfImport),
  route("POST", "/:number/zuruecknehmen-probe", tryUndo, { audit: "import.undo-trial-asked" }),
  route("POST", "/:number/zuruecknehmen", undoImportHere, { audit: "import.undo-asked" }),
];
