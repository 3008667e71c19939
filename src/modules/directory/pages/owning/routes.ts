import { documentLimits } from "../../../../kernel/documents/document-kind.ts";
import { photoLimits } from "../../../../kernel/images/fit-photo.ts";
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { partNames } from "../../rules/my-business/parts.ts";
import { askByMail, noteCallByForm, stalePage } from "../fresh/stale-page.tsx";
import { answerByForm, stillRightPage } from "../fresh/still-right-page.tsx";
import { claimLetterByForm } from "../letters/claim-letter.ts";
import { changesPage, undoByForm } from "../my-business/changes-page.tsx";
import { confirmByForm } from "../my-business/confirm.ts";
import { overviewPage } from "../my-business/overview-page.tsx";
import { ofOwn } from "../my-business/own.ts";
import { partByForm, partPage } from "../my-business/part-page.tsx";
import { leaveByForm, letInByForm, peoplePage } from "../my-business/people-page.tsx";
import { addPhotoByForm, photosPage, removePhotoByForm } from "../my-business/photos-page.tsx";
import { previewPage } from "../my-business/preview-page.tsx";
import { mineOrWayIn } from "../my-business/way-in-page.tsx";
import { photo, waitingPhoto } from "../photos/photo-answers.ts";
import { askByForm, claimByMail } from "./claim-by-form.ts";
import { claimPage } from "./claim-page.tsx";
import { codeByForm, codePage } from "./code-page.tsx";
import { codeSlipByForm, voidByForm } from "./code-slip.tsx";
import { handOverBusinessPage } from "./hand-over-business.tsx";
import { handOverListPage } from "./hand-over-page.tsx";
import { redeemByForm, redeemPage } from "./redeem-page.tsx";
import { takeAwayByForm } from "./take-away.ts";

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
  {
    ...post("/betriebe/:slug/uebernehmen", "anybody", "proposal.made", askByForm),
    fileBytes: documentLimits.bytes,
  },
  post("/betriebe/:slug/uebernehmen/mail", "anybody", "business.claim-asked", claimByMail),
  get("/uebernahme", "anybody", (context) => codePage(context)),
  { ...post("/uebernahme", "anybody", "", codeByForm), audit: null },
  get("/uebernahme/:claim", "anybody", redeemPage),
  post("/uebernahme/:claim", "anybody", "business.claimed", redeemByForm),
  get("/intern/uebernahmen", "hand-over", handOverListPage, ["q"]),
  get("/intern/uebernahmen/:business", "hand-over", (context) => handOverBusinessPage(context)),
  post("/intern/uebernahmen/:business/code", "hand-over", "business.claim-code", codeSlipByForm),
  post("/intern/uebernahmen/:business/brief", "hand-over", "business.claim-code", claimLetterByForm),
  post("/intern/uebernahmen/:business/ungueltig", "hand-over", "business.claim-codes-void", voidByForm),
  post("/intern/uebernahmen/:business/beenden", "hand-over", "business.owner-ended", takeAwayByForm),
];

/** What owners see and change. */
const mineRoutes: Route<SiteContext>[] = [
  // The way there stands at the foot of every page: whoever is not signed in, or has no business, is told how it goes on.
  get("/mein-betrieb", "anybody", mineOrWayIn, ["wartet", "heraus"]),
  get("/mein-betrieb/:business", "own-business", ofOwn(overviewPage), ["neu", "gespeichert"]),
  ...partNames.flatMap((part) => [
    get(`/mein-betrieb/:business/${part}`, "own-business", partPage(part)),
    post(`/mein-betrieb/:business/${part}`, "own-business", "business.edited", partByForm(part)),
  ]),
  get("/mein-betrieb/:business/vorschau", "own-business", ofOwn(previewPage)),
  get(
    "/mein-betrieb/:business/fotos",
    "own-business",
    ofOwn((context, own) => photosPage(context, own)),
  ),
  {
    ...post("/mein-betrieb/:business/fotos", "own-business", "business.photo-added", ofOwn(addPhotoByForm)),
    fileBytes: photoLimits.bytes,
  },
  post(
    "/mein-betrieb/:business/fotos/entfernen",
    "own-business",
    "business.photo-removed",
    ofOwn(removePhotoByForm),
  ),
  get(
    "/mein-betrieb/:business/aenderungen",
    "own-business",
    ofOwn((context, own) => changesPage(context, own)),
  ),
  post("/mein-betrieb/:business/zuruecknehmen", "own-business", "business.change-undone", ofOwn(undoByForm)),
  get(
    "/mein-betrieb/:business/menschen",
    "own-business",
    ofOwn((context, own) => peoplePage(context, own)),
  ),
  post("/mein-betrieb/:business/menschen", "own-business", "business.claim-code", ofOwn(letInByForm)),
  post(
    "/mein-betrieb/:business/menschen/verlassen",
    "own-business",
    "business.owner-ended",
    ofOwn(leaveByForm),
  ),
  post("/mein-betrieb/:business/stimmt", "own-business", "business.confirmed", ofOwn(confirmByForm)),
];

/** Photos of entries, and the yearly question whether they are still right. */
const publicRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/fotos/:photo/:picture",
    permission: "public",
    audit: null,
    cache: "none",
    known: [],
    language: "none",
    handle: photo,
  },
  get("/fotos/:photo", "anybody", waitingPhoto, ["groesse"]),
  get("/intern/stimmt-es", "freshness", stalePage, ["gefragt", "eingetragen"]),
  post("/intern/stimmt-es", "freshness", "business.still-right-asked", askByMail),
  post("/intern/stimmt-es/anruf", "freshness", "business.still-right-answered", noteCallByForm),
  get("/stimmt-es/:question", "anybody", stillRightPage, ["antwort"]),
  post("/stimmt-es/:question", "anybody", "business.still-right-answered", answerByForm),
];

export const owningRoutes: Route<SiteContext>[] = [...claimRoutes, ...mineRoutes, ...publicRoutes];
