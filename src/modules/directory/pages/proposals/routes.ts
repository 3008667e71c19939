// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { receiptForm, receiptPage, withdrawByForm } from "./receipt-page.tsx";
import { suggestByForm, suggestPage } from "./suggest-page.tsx";

/** What anybody may ask of the directory, and what the editors answer. Each form is drawn anew: it carries a seal. */
export const proposalRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/betriebe/:slug/aendern",
    permission: "anybody",
    audit: null,
    cache: "none",
    handle: (context) => suggestPage(context),
  },
  {
    method: "POST",
    path: "/betriebe/:slug/aendern",
    permission: "anybody",
    audit: "proposal.made",
    cache: "none",
    handle: suggestByForm,
  },
  {
    method: "GET",
    path: "/anliegen",
    permission: "anybody",
    audit: null,
    cache: "none",
    known: ["code"],
    handle: receiptForm,
  },
  {
    method: "GET",
    path: "/anliegen/:receipt",
    permission: "anybody",
    audit: null,
    cache: "none",
    known: ["neu"],
    handle: receiptPage,
  },
  {
    method: "POST",
    path: "/anliegen/:receipt/zuruecknehmen",
    permission: "anybody",
    audit: "proposal.withdrawn",
    cache: "none",
    handle: withdrawByForm,
  },
];
