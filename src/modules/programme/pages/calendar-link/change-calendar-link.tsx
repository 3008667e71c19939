// SPDX-License-Identifier: EUPL-1.2
import type { Child } from "hono/jsx";
import { askInSite } from "../../../../kernel/db/in-site.ts";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { Route } from "../../../../kernel/web/route.ts";
import { doingOf, signedIn } from "../../../accounts/index.ts";
import { type SiteContext, siteAddress } from "../../../quarter/index.ts";
import { calendarToken, endCalendarLink, makeCalendarLink } from "../../actions/open/calendar-link.ts";
import { receiptAddress } from "../addresses.ts";
import { anybodyDoing } from "../sign-up/guard.tsx";
import { readReceipt } from "../sign-up/receipt-page.tsx";
import { CalendarLinkPart } from "./calendar-link-part.tsx";

const changes = { make: makeCalendarLink, end: endCalendarLink };
const accountAddress = (context: SiteContext): string => siteAddress(context, "konto");

/** Makes or ends the private address of the dates of a sign-up. */
const ofReceipt =
  (change: keyof typeof changes) =>
  async (context: SiteContext): Promise<Answer> => {
    const read = await readReceipt(context);
    if ("kind" in read) return read;
    await changes[change](anybodyDoing(context), { signUpId: read.signUp.id });
    return redirect(`${receiptAddress(context, read.code)}#calendar`);
  };

/** Makes or ends the private address of what whoever is signed in runs. */
const ofStaff =
  (change: keyof typeof changes) =>
  async (context: SiteContext): Promise<Answer> => {
    await changes[change](doingOf(context), { personId: signedIn(context).id });
    return redirect(`${accountAddress(context)}#calendar`);
  };

/** On the page of the own account of those who plan and run something. */
export async function ownCalendar(context: SiteContext): Promise<Child> {
  const { primary, site, secrets } = context;
  const { id: personId, may } = signedIn(context);
  if (!may.has("programme-plan")) return null;
  const token = await askInSite(primary, site.id, (tx) => calendarToken(tx, secrets, site.id, { personId }));
  return (
    <CalendarLinkPart
      context={context}
      token={token}
      action={`${accountAddress(context)}/kalender`}
      lead="open.calendarStaff"
    />
  );
}

const post = (
  path: string,
  permission: string,
  audit: string,
  handle: Route<SiteContext>["handle"],
): Route<SiteContext> => ({ method: "POST", path, permission, audit, cache: "none", handle });

/** The forms about private addresses of calendars. */
export const calendarLinkRoutes: Route<SiteContext>[] = [
  post("/teilnahme/:receipt/kalender", "anybody", "calendar-link.made", ofReceipt("make")),
  post("/teilnahme/:receipt/kalender/beenden", "anybody", "calendar-link.ended", ofReceipt("end")),
  post("/konto/kalender", "programme-plan", "calendar-link.made", ofStaff("make")),
  post("/konto/kalender/beenden", "programme-plan", "calendar-link.ended", ofStaff("end")),
];
