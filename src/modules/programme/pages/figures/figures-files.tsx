// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { FiguresQuestion } from "../../rules/figures/period.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { figuresAddress } from "../addresses.ts";

/** The tables to take along: one line for each participation. */
export const FiguresFiles: FC<{ context: SiteContext; asked: FiguresQuestion }> = ({ context, asked }) => {
  const say = staffTexts(context.locale);
  const file = (name: string, label: string) => (
    <LinkButton look="secondary" icon="download" href={figuresAddress(context, asked, name)}>
      {label}
    </LinkButton>
  );
  return (
    <Section id="files" title={say("figures.files")}>
      <p>{say("figures.filesText")}</p>
      <div class="actions">
        {file("teilnahmen.xlsx", say("figures.xlsx"))}
        {file("teilnahmen.csv", say("figures.csv"))}
      </div>
      {signedIn(context).may.has("programme-people") && (
        <>
          <p>{say("figures.namesText")}</p>
          <div class="actions">
            {file("namen.xlsx", say("figures.namesXlsx"))}
            {file("namen.csv", say("figures.namesCsv"))}
          </div>
        </>
      )}
    </Section>
  );
};
