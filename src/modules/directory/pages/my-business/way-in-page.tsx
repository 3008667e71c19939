// SPDX-License-Identifier: EUPL-1.2
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { Head, signInAddress } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { listAddress } from "../addresses.ts";
import { codeAddress, mineAddress } from "../owning/addresses.ts";
import { minePage } from "./list-page.tsx";

/** The own businesses; for whoever is not signed in, the ways to them: most owners have no access yet. */
export function mineOrWayIn(context: SiteContext): Promise<Answer> | Answer {
  if (context.visitor?.may.has("own-account")) return minePage(context);
  const say = owningTexts(context.locale);
  return {
    kind: "page",
    title: say("mine.menu"),
    noIndex: true,
    body: (
      <div class="narrow">
        <Head context={context} title={say("mine.menu")} lead={say("mine.wayIn")} />
        <p class="actions">
          <LinkButton href={signInAddress(context, mineAddress(context))}>{say("mine.signIn")}</LinkButton>
        </p>
        <Section id="new" title={say("mine.noAccess")}>
          <p>{say("mine.noAccessText", { link: say("claim.link") })}</p>
          <p class="actions">
            <LinkButton look="secondary" href={listAddress(context)} icon="search">
              {say("mine.find")}
            </LinkButton>
            <LinkButton look="secondary" href={codeAddress(context)}>
              {say("mine.another")}
            </LinkButton>
          </p>
        </Section>
      </div>
    ),
  };
}
