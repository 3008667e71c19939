// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { partnerCancel, partnerForm, partnerPage, partnerSignUpByForm } from "./partner-page.tsx";

const permission = "programme-partner";
const common = { permission, cache: "none" } as const;

/** Where partners sign up their people, within their places. */
export const partnerRoutes: Route<SiteContext>[] = [
  { ...common, method: "GET", path: "/intern/kontingent", audit: null, handle: partnerPage },
  {
    ...common,
    method: "GET",
    path: "/intern/kontingent/:id",
    audit: null,
    handle: (context) => partnerForm(context),
  },
  {
    ...common,
    method: "POST",
    path: "/intern/kontingent/:id",
    audit: "sign-up.made",
    handle: partnerSignUpByForm,
  },
  {
    ...common,
    method: "POST",
    path: "/intern/kontingent/anmeldung/:id/absagen",
    audit: "sign-up.changed",
    handle: partnerCancel,
  },
];
