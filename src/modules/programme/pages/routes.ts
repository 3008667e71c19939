// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../kernel/web/route.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { listParameters } from "../rules/list/question.ts";
import { lookBackPage } from "./figures/look-back-page.tsx";
import { listPage } from "./list/list-page.tsx";
import { offeringPage } from "./offering/offering-page.tsx";
import { changeByForm, receiptForm, receiptPage } from "./sign-up/receipt-page.tsx";
import { signUpByForm, signUpPage } from "./sign-up/sign-up-page.tsx";

// What is free changes with every sign-up: kept for a minute, and thrown away by a change of the plan before.
const minute = { seconds: 60 };

/** What the public sees, and how it signs up and cancels without an account. */
export const publicRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/programm",
    permission: "public",
    audit: null,
    cache: minute,
    known: [...listParameters],
    handle: listPage,
  },
  {
    method: "GET",
    path: "/programm/:offering",
    permission: "public",
    audit: null,
    cache: minute,
    known: ["seite"],
    handle: offeringPage,
  },
  {
    method: "GET",
    path: "/programm/:offering/anmelden",
    permission: "anybody",
    audit: null,
    cache: "none",
    known: ["termin"],
    handle: (context) => signUpPage(context),
  },
  {
    method: "POST",
    path: "/programm/:offering/anmelden",
    permission: "anybody",
    audit: "sign-up.made",
    cache: "none",
    handle: signUpByForm,
  },
  {
    method: "GET",
    path: "/rueckblick",
    permission: "public",
    audit: null,
    cache: { seconds: 3600 },
    known: ["quartal"],
    handle: lookBackPage,
  },
  {
    method: "GET",
    path: "/teilnahme",
    permission: "anybody",
    audit: null,
    cache: "none",
    known: ["code"],
    handle: receiptForm,
  },
  {
    method: "GET",
    path: "/teilnahme/:receipt",
    permission: "anybody",
    audit: null,
    cache: "none",
    handle: receiptPage,
  },
  {
    method: "POST",
    path: "/teilnahme/:receipt/absagen",
    permission: "anybody",
    audit: "sign-up.changed",
    cache: "none",
    handle: changeByForm("cancel"),
  },
  {
    method: "POST",
    path: "/teilnahme/:receipt/zusagen",
    permission: "anybody",
    audit: "sign-up.changed",
    cache: "none",
    handle: changeByForm("take"),
  },
];
