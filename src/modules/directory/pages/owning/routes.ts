import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { partNames } from "../../rules/my-business/parts.ts";
import { minePage } from "../my-business/list-page.tsx";
import { overviewPage } from "../my-business/overview-page.tsx";
import { ofOwn } from "../my-business/own.ts";
import { partByForm, partPage } from "../my-business/part-page.tsx";
import { askByForm, claimByMail } from "./claim-by-form.ts";
import { claimPage } from "./claim-page.tsx";
import { codeByForm, codePage } from "./code-page.tsx";
import { codeSlipByForm, endOwnerByForm, voidByForm } from "./code-slip.tsx";
import { handOverBusinessPage } from "./hand-over-business.tsx";
import { handOverListPage } from "./hand-over-page.tsx";
import { redeemByForm, redeemPage } from "./redeem-page.tsx";

type Handle = Route<SiteContext>["handle"];

const get = (path: string, permission: string, handle: Handle, known: string[] = []): Route<SiteContext> => ({
  method: "GET",
  path,
  permission,
  audit: null,
  cache: "none",
  known,
  handle,
});
const post = (path: string, permission: string, audit: string, handle: Handle): Route<SiteContext> => ({
  method: "POST",
  path,
  permission,
  audit,
  cache: "none",
  handle,
});

/** How businesses come into the hands of their owners. */
const claimRoutes: Route<SiteContext>[] = [
  get("/betriebe/:slug/uebernehmen", "anybody", (context) => claimPage(context), ["gesendet"]),
  post("/betriebe/:slug/uebernehmen", "anybody", "proposal.made", askByForm),
  post("/betriebe/:slug/uebernehmen/mail", "anybody", "business.claim-asked", claimByMail),
  get("/uebernahme", "anybody", (context) => codePage(context)),
  { ...post("/uebernahme", "anybody", "", codeByForm), audit: null },
  get("/uebernahme/:claim", "anybody", redeemPage),
  post("/uebernahme/:claim", "anybody", "business.claimed", redeemByForm),
  get("/intern/uebernahmen", "hand-over", handOverListPage, ["q"]),
  get("/intern/uebernahmen/:business", "hand-over", handOverBusinessPage),
  post("/intern/uebernahmen/:business/code", "hand-over", "business.claim-code", codeSlipByForm),
  post("/intern/uebernahmen/:business/ungueltig", "hand-over", "business.claim-codes-void", voidByForm),
  post("/intern/uebernahmen/:business/beenden", "hand-over", "business.owner-ended", endOwnerByForm),
];

/** What owners see and change. */
const mineRoutes: Route<SiteContext>[] = [
  get("/mein-betrieb", "own-business", minePage, ["wartet"]),
  get("/mein-betrieb/:business", "own-business", ofOwn(overviewPage), ["neu", "gespeichert"]),
  ...partNames.flatMap((part) => [
    get(`/mein-betrieb/:business/${part}`, "own-business", partPage(part)),
    post(`/mein-betrieb/:business/${part}`, "own-business", "business.edited", partByForm(part)),
  ]),
];

export const owningRoutes: Route<SiteContext>[] = [...claimRoutes, ...mineRoutes];
