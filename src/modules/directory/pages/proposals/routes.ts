// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { addByForm, addPage } from "../adding/add.tsx";
import { likeJson, likeParameters } from "../adding/like-json.ts";
import { casePage } from "../case/case-page.tsx";
import { claimDocument } from "../case/claim-document.ts";
import { decideByForm } from "../case/decide-case.ts";
import { decidePairByForm, decidePairs } from "../pairs/decide-pairs.ts";
import { pairPage } from "../pairs/pair-page.tsx";
import { decideMany } from "../queue/decide-many.ts";
import { queuePage } from "../queue/queue-page.tsx";
import { takeBackByForm } from "../queue/take-back.ts";
import { settleFieldByForm } from "../sources/disagreeing.tsx";
import { settleVanishedByForm } from "../sources/vanished.tsx";
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
    path: "/eintragen",
    permission: "anybody",
    audit: null,
    cache: "none",
    handle: addPage,
  },
  {
    method: "POST",
    path: "/eintragen",
    permission: "anybody",
    audit: "proposal.made",
    cache: "none",
    handle: addByForm,
  },
  {
    method: "GET",
    path: "/eintragen/aehnlich",
    permission: "public",
    audit: null,
    cache: { seconds: 60 },
    known: likeParameters,
    handle: likeJson,
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
  ...queueRoutes(),
];

/** What the editors see and decide. */
function queueRoutes(): Route<SiteContext>[] {
  const route = (
    method: "GET" | "POST",
    path: string,
    audit: string | null,
    handle: Route<SiteContext>["handle"],
  ): Route<SiteContext> => ({
    method,
    path: `/intern/anliegen${path}`,
    permission: "directory-decide",
    audit,
    cache: "none",
    handle,
  });
  return [
    route("GET", "", null, (context) => queuePage(context)),
    route("POST", "", "proposal.decided", decideMany),
    route("POST", "/zurueck", "proposal.reopened", takeBackByForm),
    route("POST", "/dubletten", "duplicate.decided", decidePairs),
    route("GET", "/dubletten/:pair", null, (context) => pairPage(context)),
    route("POST", "/dubletten/:pair", "duplicate.decided", decidePairByForm),
    route("POST", "/verschwunden", "entry.status-set", settleVanishedByForm),
    route("POST", "/widersprueche", "entry.field-settled", settleFieldByForm),
    route("GET", "/:proposal", null, (context) => casePage(context)),
    route("GET", "/:proposal/nachweis", "claim.document-read", claimDocument),
    route("POST", "/:proposal", "proposal.decided", decideByForm),
  ];
}
