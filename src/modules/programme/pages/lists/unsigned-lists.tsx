// SPDX-License-Identifier: EUPL-1.2

import type { Child } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { listsNotSigned } from "../../store/signed-lists.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { SessionCases } from "../work/session-cases.tsx";
import { unsignedSince } from "../work/to-do.ts";
import { signedListsAddress } from "./addresses.ts";

/** Dates whose signed list is missing, as work to do; nothing where all are there. */
export async function unsignedLists(context: SiteContext): Promise<Child> {
  const { primary, site, locale, now } = context;
  const missing = await readInSite(primary, site.id, (tx) => listsNotSigned(tx, unsignedSince(now), now));
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
