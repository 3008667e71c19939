// SPDX-License-Identifier: EUPL-1.2

import type { Child } from "hono/jsx";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { listsNotSigned } from "../../store/signed-lists.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { writtenIn } from "../staff-words.ts";
import { spanText } from "../when.ts";
import { signedListsAddress } from "./addresses.ts";

/** For so many days a missing list is work to do: as long as people may remember that they were there. */
const days = 92;

/** Dates whose signed list is missing, as work to do; nothing where all are there. */
export async function unsignedLists(context: SiteContext): Promise<Child> {
  const { primary, site, locale, now } = context;
  const since = new Date(now.getTime() - days * 86_400_000);
  const missing = await inSite(primary, site.id, (tx) => listsNotSigned(tx, since, now));
  if (missing.length === 0) return null;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  return (
    <Section id="unsigned" title={say("unsigned.title")}>
      <ul class="cases">
        {missing.map((session) => (
          <li class="case">
            <div class="case-side">
              <div>
                <h3>{textIn(session.texts, written).text.title}</h3>
                <p>{spanText(session, written)}</p>
              </div>
              <LinkButton href={signedListsAddress(context, session.id)} look="secondary" small>
                {say("unsigned.open")}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
