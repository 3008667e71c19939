// SPDX-License-Identifier: EUPL-1.2
import type { Child } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { Card } from "../../../../kernel/ui/content/card.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { entriesWithin } from "../../../directory/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { lookOf } from "../../rules/catalogue.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { offeringsInvolving } from "../../store/open/involved.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { offeringAddress } from "../addresses.ts";
import { kindText } from "../list/session-card.tsx";
import { spanText } from "../when.ts";

const most = 6;

/** On the page of a business: the coming offerings in which it takes part. */
export async function offeringsOfBusiness(context: SiteContext, { id }: { id: string }): Promise<Child> {
  const { db, site, locale, now } = context;
  const offerings = await readInSite(db, site.id, async (tx) =>
    offeringsInvolving(tx, await entriesWithin(tx, id), now, most),
  );
  if (offerings.length === 0) return null;
  const say = programmeTexts(locale);
  return (
    <Section id="programme" title={say("open.business")}>
      <ul class="grid">
        {offerings.map((offering) => {
          const { text, locale: written } = textIn(offering.texts, locale);
          const { icon, tone } = lookOf(offering.kind);
          return (
            <li>
              <Card
                title={text.title}
                {...(written !== locale && { titleLang: localeFacts[written].intl })}
                href={offeringAddress(context, offering.shortId)}
                icon={icon}
                tone={tone}
                heading="h3"
                meta={[spanText(offering, locale), kindText(offering.kind, say)]}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
