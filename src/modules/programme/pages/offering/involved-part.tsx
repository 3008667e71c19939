// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { BusinessLink } from "../../../directory/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { programmeTexts } from "../../texts/texts.ts";

/** Who takes part: businesses lead to their pages; organisations, and whoever has none, are named. */
export const InvolvedPart: FC<{
  context: SiteContext;
  businesses: readonly BusinessLink[];
  organisations: readonly string[];
  others: string;
}> = ({ context, businesses, organisations, others }) => {
  const names = [...organisations, ...(others === "" ? [] : [others])];
  if (businesses.length + names.length === 0) return null;
  return (
    <Section id="involved" title={programmeTexts(context.locale)("offering.partners")}>
      <ul class="plain-list">
        {businesses.map(({ name, note, href }) => (
          <li>
            <a href={href}>
              <bdi>{name}</bdi>
            </a>{" "}
            <span class="muted">{note}</span>
          </li>
        ))}
        {names.map((name) => (
          <li>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </Section>
  );
};
