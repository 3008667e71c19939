// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { textIn } from "../../rules/planning/offering.ts";
import type { ListedOffering } from "../../store/offerings.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { staffAddress } from "../addresses.ts";
import { kindText } from "../list/session-card.tsx";
import { writtenIn } from "../staff-words.ts";
import { StateBadge } from "../state-badge.tsx";
import { momentText } from "../when.ts";

/** All that is offered. */
export const OfferingTable: FC<{ context: SiteContext; offerings: ListedOffering[] }> = ({
  context,
  offerings,
}) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  const words = programmeTexts(written);
  return (
    <Section id="all" title={say("all.title")}>
      {offerings.length === 0 ? (
        <p>{say("all.empty")}</p>
      ) : (
        <DataTable
          caption={say("all.caption")}
          columns={[
            { label: say("all.name") },
            { label: say("field.kind") },
            { label: say("all.next") },
            { label: say("all.sessions"), number: true },
            { label: say("all.state") },
          ]}
          rows={offerings.map((one) => [
            <a href={staffAddress(context, "angebot", one.id)}>
              <bdi>{textIn(one.texts, written).text.title}</bdi>
            </a>,
            kindText(one.kind, words),
            one.nextAt ? momentText(one.nextAt, written) : "–",
            String(one.sessions),
            <StateBadge locale={context.locale} offering={one} />,
          ])}
        />
      )}
    </Section>
  );
};
