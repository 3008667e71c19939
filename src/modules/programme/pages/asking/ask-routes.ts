// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { askListPage } from "./ask-list-page.tsx";
import { askByForm, askPage } from "./ask-page.tsx";
import { requestPage, withdrawByForm } from "./request-page.tsx";

/** What residents may ask for, and what became of it. */
export const askRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/raeume",
    permission: "public",
    audit: null,
    cache: { seconds: 60 },
    handle: askListPage,
  },
  {
    method: "GET",
    path: "/raeume/:id",
    permission: "anybody",
    audit: null,
    cache: "none",
    known: ["tag", "von", "bis"],
    handle: (context) => askPage(context),
  },
  {
    method: "POST",
    path: "/raeume/:id",
    permission: "anybody",
    audit: "request.made",
    cache: "none",
    handle: askByForm,
  },
  {
    method: "GET",
    path: "/anfrage/:receipt",
    permission: "anybody",
    audit: null,
    cache: "none",
    handle: requestPage,
  },
  {
    method: "POST",
    path: "/anfrage/:receipt/zurueckziehen",
    permission: "anybody",
    audit: "request.withdrawn",
    cache: "none",
    handle: withdrawByForm,
  },
];
