// SPDX-License-Identifier: EUPL-1.2

import type { Child } from "hono/jsx";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { listsNotSigned } from "../../store/signed-lists.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { SessionCases } from "../work/session-cases.tsx";
import { signedListsAddress } from "./addresses.ts";

/** For so many days a missing list is work to do: as long as people may remember that they were there. */
const days = 92;

/** Dates whose signed list is missing, as work to do; nothing where all are there. */
export async function unsignedLists(context: SiteContext): Promise<Child> {
  const { primary, site, locale, now } = context;
  const since = new Date(now.getTime() - days * 86_400_000);
  const missing = await inSite(primary, site.id, (tx) => listsNotSigned(tx, since, now));
  const say = staffTexts(locale);
  return (
    <SessionCases
      locale={locale}
      id="unsigned"
      title={say("unsigned.title")}
      sessions={missing}
      href={(sessionId) => signedListsAddress(context, sessionId)}
      button={say("unsigned.open")}
    />
  );
}
