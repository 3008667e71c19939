// SPDX-License-Identifier: EUPL-1.2

import { redirect } from "../../../../kernel/web/answer.ts";
import type { Route } from "../../../../kernel/web/route.ts";
import { doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { closeAbsence } from "../../actions/attendance/close-absence.ts";
import { staffAddress } from "../addresses.ts";
import { peoplePage } from "./people-page.tsx";
import { entryFormByForm, personPage } from "./person-page.tsx";

const line = (
  method: "GET" | "POST",
  path: string,
  audit: string,
  handle: Route<SiteContext>["handle"],
): Route<SiteContext> => ({
  method,
  path: `/intern/programm${path}`,
  permission: "programme-people",
  audit,
  cache: "none",
  handle,
});

/** Who comes, and how long they were there. That somebody looked is written down. */
export const peopleRoutes: Route<SiteContext>[] = [
  line("GET", "/personen", "guests.looked-at", peoplePage),
  line("GET", "/personen/:id", "guest.looked-at", (context) => personPage(context)),
  line("POST", "/personen/:id/bogen", "entry-form.recorded", entryFormByForm),
  line("POST", "/gefehlt/:id", "absence.asked", async (context) => {
    await closeAbsence(doingOf(context), context.params.id ?? "");
    return redirect(`${staffAddress(context)}#missed`);
  }),
];
