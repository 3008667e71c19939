// SPDX-License-Identifier: EUPL-1.2
import { type Answer, data, notFound } from "../../../kernel/web/answer.ts";
import type { Route } from "../../../kernel/web/route.ts";
import { doingOf, signedIn } from "../../accounts/index.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { minutesOf } from "../actions/attendance/call-roll.ts";
import { syncRoll } from "../actions/attendance/sync-roll.ts";
import { readSession } from "../pages/planning/session-page.tsx";
import { writtenIn } from "../pages/staff-words.ts";
import { readRollSync } from "../rules/attendance/sync-roll.ts";

const json = (value: unknown): Answer => data("application/json; charset=utf-8", JSON.stringify(value));

/** Who is signed in on this device now, and what their forms carry: a page that was kept may be older than the session. */
const whoAsks = (context: SiteContext): Answer => {
  const { id, token } = signedIn(context);
  return json({ person: id, token });
};

/** Takes in what a device wrote down while it had no network. */
async function takeSync(context: SiteContext): Promise<Answer> {
  const found = await readSession(context);
  if (!found) return notFound;
  const { session } = found;
  const sync = readRollSync(context.form?.get("roll") ?? "", minutesOf(session));
  if (!sync) return { kind: "refusal", status: 400 };
  return json(await syncRoll(doingOf(context), session, sync, writtenIn(context.locale)));
}

const path = "/intern/programm/termin/:id/anwesenheit";

/** What the roll call of a device asks. */
export const rollSyncRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: `${path}/wer`,
    permission: "programme-people",
    audit: null,
    cache: "none",
    handle: whoAsks,
  },
  {
    method: "POST",
    path: `${path}/abgleich`,
    permission: "programme-people",
    audit: "roll.called",
    cache: "none",
    handle: takeSync,
  },
];
