// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { letterPage } from "./letter-page.tsx";
import { removalByForm, removalPage } from "./removal-page.tsx";

/** Being taken out of the directory: the form, and the answer as a letter. */
export const removalRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/betriebe/:slug/entfernen",
    permission: "anybody",
    audit: null,
    cache: "none",
    handle: (context) => removalPage(context),
  },
  {
    method: "POST",
    path: "/betriebe/:slug/entfernen",
    permission: "anybody",
    audit: "proposal.made",
    cache: "none",
    handle: removalByForm,
  },
  {
    method: "GET",
    path: "/intern/anliegen/:proposal/brief",
    permission: "directory-decide",
    audit: null,
    cache: "none",
    handle: letterPage,
  },
];
