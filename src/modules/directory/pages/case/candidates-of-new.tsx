// SPDX-License-Identifier: EUPL-1.2
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { likeEntries } from "../../actions/proposals/candidates.ts";
import type { ListedProposal } from "../../store/proposals/queue.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { businessAddress } from "../addresses.ts";
import { factText } from "../queue/fact-text.ts";

/** Entries that a new one may double. */
export const CandidatesOfNew = async ({
  context,
  proposal,
}: {
  context: SiteContext;
  proposal: ListedProposal;
}) => {
  const { primary, site, locale } = context;
  const { facts } = proposal.asked;
  const say = queueTexts(locale);
  const like = facts ? await likeEntries(primary, site.id, facts) : [];
  return (
    <Section id="like" title={say("like.title")}>
      {like.length === 0 ? (
        <p class="muted">{say("like.none")}</p>
      ) : (
        <>
          <p>{say("like.text")}</p>
          <ul>
            {like.map(({ business }) => (
              <li>
                <a href={businessAddress(context, business.shortId)}>
                  <bdi>{business.profile.names[0]?.value ?? say("nameless")}</bdi>
                </a>{" "}
                <span class="muted">{factText("address", business.profile, queueLocale(locale))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
};
