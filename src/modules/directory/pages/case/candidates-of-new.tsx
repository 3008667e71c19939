// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { type LikeEntry, likeEntries } from "../../actions/proposals/candidates.ts";
import type { ListedProposal } from "../../store/proposals/queue.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { businessAddress } from "../addresses.ts";
import { titleOf } from "../queue/case-texts.ts";
import { factText } from "../queue/fact-text.ts";

/** What is like the new entry of a proposal; undefined where it is not about one that waits. */
export async function likeOf(
  { primary, site }: SiteContext,
  { kind, state, asked: { facts } }: Pick<ListedProposal, "kind" | "state" | "asked">,
): Promise<LikeEntry[] | undefined> {
  if (kind !== "new" || state !== "waiting") return undefined;
  return facts ? likeEntries(primary, site.id, facts) : [];
}

/** Entries that a new one may double. */
export const CandidatesOfNew: FC<{ context: SiteContext; like: readonly LikeEntry[] }> = ({
  context,
  like,
}) => {
  const { locale } = context;
  const say = queueTexts(locale);
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
                  <bdi>{titleOf(business, locale)}</bdi>
                </a>{" "}
                <span class="muted">{factText("address", business.profile, queueLocale(locale))}</span>
                {business.status !== "published" && <strong> {say(`status.${business.status}`)}</strong>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
};
