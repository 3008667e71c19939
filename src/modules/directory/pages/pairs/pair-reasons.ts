// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { BusinessReason } from "../../rules/duplicates/business-evidence.ts";
import { queueTexts } from "../../texts/queue/texts.ts";

/** Why two entries may be the same, or not, in words for editors. */
export function reasonWords(reasons: readonly BusinessReason[], locale: Locale): string {
  const say = queueTexts(locale);
  return reasons
    .map((reason) => {
      if (reason.code === "name")
        return reason.likeness === 1
          ? say("why.name-same")
          : say("why.name", { likeness: Math.round(reason.likeness * 100) });
      if (reason.code === "place") return say("why.place", { metres: reason.metres });
      return say(`why.${reason.code}`);
    })
    .join(" · ");
}
