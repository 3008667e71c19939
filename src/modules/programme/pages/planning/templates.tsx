// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";

/** The templates that a new offering may begin with; each is one click. */
export const Templates: FC<{
  context: SiteContext;
  templates: readonly Pick<Offering, "id" | "texts">[];
}> = ({ context, templates }) => {
  if (templates.length === 0) return null;
  const say = staffTexts(context.locale);
  return (
    <Section id="templates" title={say("templates.title")}>
      <div class="actions">
        {templates.map(({ id, texts }) => (
          <OwnForm context={context} action={staffAddress(context, "angebot", id, "kopieren")} inline>
            <Button look="secondary" small>
              {textIn(texts, writtenIn(context.locale)).text.title}
            </Button>
          </OwnForm>
        ))}
      </div>
    </Section>
  );
};
