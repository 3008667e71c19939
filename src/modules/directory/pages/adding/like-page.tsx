// SPDX-License-Identifier: EUPL-1.2
import { Card } from "../../../../kernel/ui/content/card.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { Head } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { LikeEntry } from "../../actions/proposals/candidates.ts";
import { categoryIcon } from "../../rules/categories/icons.ts";
import { categoryName } from "../../rules/categories/names.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { businessAddress, listAddress } from "../addresses.ts";
import { factText } from "../queue/fact-text.ts";
import { StepForm } from "./add-page.tsx";

/** Entries that may be the one that is meant: is it one of these? */
export function likePage(context: SiteContext, like: readonly LikeEntry[]): Answer {
  const { locale } = context;
  const say = proposalTexts(locale);
  return {
    kind: "page",
    title: say("like.title"),
    noIndex: true,
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={say("like.title")}
          above={[{ label: say("businesses"), href: listAddress(context) }]}
          lead={say("like.lead")}
        />
        <ul class="cards">
          {like.map(({ business: { shortId, profile } }) => {
            const [category = ""] = profile.categories;
            return (
              <li>
                <Card
                  heading="h2"
                  icon={categoryIcon(category)}
                  title={profile.names[0]?.value ?? categoryName(category, locale)}
                  href={businessAddress(context, shortId)}
                  meta={[categoryName(category, locale), factText("address", profile, locale)].filter(
                    Boolean,
                  )}
                />
              </li>
            );
          })}
        </ul>
        <StepForm context={context} step="like" more={[["neu", "1"]]}>
          <div class="actions">
            <Button name="step" value="1">
              {say("like.none")}
            </Button>
            <Button look="tertiary" name="step" value="zu1">
              {say("new.back")}
            </Button>
          </div>
        </StepForm>
      </div>
    ),
  };
}
