// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { textIn } from "../../rules/planning/offering.ts";
import type { DoubtfulAt } from "../../store/joining/doubtful.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { momentText } from "../when.ts";

/** Sign-ups without a seat because they may come from a program: if it was a person, they wait for somebody to look. */
export const DoubtfulList: FC<{ context: SiteContext; doubtful: readonly DoubtfulAt[] }> = ({
  context,
  doubtful,
}) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  if (doubtful.length === 0) return null;
  return (
    <Section id="doubtful" title={say("doubtful.title")}>
      <p>{say("doubtful.lead")}</p>
      <ul class="cases">
        {doubtful.map(({ offeringId, texts, count, startsAt }) => (
          <li class="case">
            <div class="case-side">
              <div>
                <h3>{textIn(texts, written).text.title}</h3>
                <p>{momentText(startsAt, written)}</p>
              </div>
              <LinkButton
                href={`${staffAddress(context, "angebot", offeringId)}#people`}
                look="secondary"
                small
              >
                {say("doubtful.look", { count })}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
};
