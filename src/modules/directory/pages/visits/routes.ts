// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { coveragePage } from "./coverage-page.tsx";
import { enterRound, roundPage } from "./round-page.tsx";
import { walkPage } from "./walk-page.tsx";

const permission = "directory-coverage";
const known = ["gebiet"];
const knownOfRound = [...known, "faellig"];
const many = ["strasse"];

/** How complete the directory is, and rounds through its streets. */
export const visitRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/intern/abdeckung",
    permission,
    audit: null,
    cache: "none",
    known,
    handle: coveragePage,
  },
  {
    method: "GET",
    path: "/intern/abdeckung/rundgang",
    permission,
    audit: null,
    cache: "none",
    known: knownOfRound,
    many,
    handle: walkPage,
  },
  {
    method: "GET",
    path: "/intern/abdeckung/eintragen",
    permission,
    audit: null,
    cache: "none",
    known: [...knownOfRound, "gespeichert"],
    many,
    handle: (context) => roundPage(context),
  },
  {
    method: "POST",
    path: "/intern/abdeckung/eintragen",
    permission,
    audit: "round.recorded",
    cache: "none",
    known: knownOfRound,
    many,
    handle: enterRound,
  },
];
