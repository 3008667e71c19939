// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { flyer, staffFlyer } from "./flyer.ts";
import { weekPoster } from "./week-poster.ts";

// A sheet says as of when it is; a change of the plan throws it away before.
const hour = { seconds: 3600 };

/** The programme on paper: the week for a door, and a flyer for each offering. They stand before `/programm/:offering`. */
export const paperRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/programm/woche.pdf",
    permission: "public",
    audit: null,
    cache: hour,
    known: ["woche", "format"],
    handle: weekPoster,
  },
  {
    method: "GET",
    path: "/programm/:offering/flyer.pdf",
    permission: "public",
    audit: null,
    cache: hour,
    known: ["format"],
    handle: flyer,
  },
  {
    method: "GET",
    path: "/intern/programm/angebot/:id/flyer.pdf",
    permission: "programme-plan",
    audit: null,
    cache: "none",
    known: ["sprache", "format"],
    handle: staffFlyer,
  },
];
