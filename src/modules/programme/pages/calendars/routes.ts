// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { calendarLimits } from "../../rules/ical/occurrence.ts";
import { calendarPage, changeByForm, endByForm, fetchByForm, hideByForm } from "./calendar-page.tsx";
import { calendarsPage, sendByForm, subscribeByForm } from "./calendars-page.tsx";

const route = (
  method: "GET" | "POST",
  path: string,
  audit: string | null,
  handle: Route<SiteContext>["handle"],
  more: Partial<Route<SiteContext>> = {},
): Route<SiteContext> => ({
  method,
  path: `/intern/programm/kalender${path}`,
  permission: method === "GET" ? "programme-plan" : "programme-calendars",
  audit,
  cache: "none",
  handle,
  ...more,
});

/** Calendars of clubs and towns: subscribing, looking after them, and hiding what does not belong here. */
export const calendarStaffRoutes: Route<SiteContext>[] = [
  route("GET", "", null, (context) => calendarsPage(context)),
  route("POST", "", "calendar.subscribed", subscribeByForm, { asksOthers: true }),
  route("POST", "/datei", "calendar.sent", sendByForm, { fileBytes: calendarLimits.bytes }),
  route("POST", "/eintrag/:id", "calendar.entry-set", hideByForm),
  route("GET", "/:id", null, (context) => calendarPage(context)),
  route("POST", "/:id", "calendar.changed", changeByForm),
  // What comes is what stands in the other calendar: nobody did anything to it here.
  route("POST", "/:id/holen", null, fetchByForm, { asksOthers: true }),
  route("POST", "/:id/beenden", "calendar.ended", endByForm),
];
