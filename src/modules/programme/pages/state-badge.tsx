// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Locale } from "../../../kernel/i18n/locales.ts";
import { Badge } from "../../../kernel/ui/content/badge.tsx";
import type { Offering } from "../rules/planning/offering.ts";
import { staffTexts } from "../texts/staff/texts.ts";

/** How an offering stands: what is published is not public where it is for us alone, or for those who have its link. */
export const StateBadge: FC<{
  locale: Locale;
  offering: Pick<Offering, "state" | "visibility" | "template">;
}> = ({ locale, offering: { state, visibility, template } }) => {
  const say = staffTexts(locale);
  const isOut = state === "published" && !template;
  return (
    <Badge kind={isOut ? "success" : "info"}>
      {template
        ? say("state.template")
        : isOut && visibility !== "public"
          ? say(`state.${visibility}`)
          : say(`state.${state}`)}
    </Badge>
  );
};
