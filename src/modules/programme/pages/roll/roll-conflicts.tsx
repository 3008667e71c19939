// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import type { Mark } from "../../rules/attendance/roll-call.ts";
import type { Standing } from "../../rules/attendance/sync-roll.ts";
import { staffTexts } from "../../texts/staff/texts.ts";

type Say = ReturnType<typeof staffTexts>;

/** A mark in a few words, as the script says it. */
function markText({ state, minutes, companions, reason }: Mark, say: Say): string {
  return [
    say(`roll.${state}`),
    minutes > 0 ? say("island.minutes", { count: String(minutes) }) : "",
    companions > 0 ? say("island.companions", { count: String(companions) }) : "",
    reason,
  ]
    .filter(Boolean)
    .join(", ");
}

/** What two have written down of the same person. */
export const bothText = (
  { mine, standing }: { mine: Mark; standing: Standing },
  say: Say,
  { by, time }: { by: string; time: string },
): string =>
  say("island.both", {
    by: by || say("island.somebody"),
    time,
    theirs: markText(standing.mark, say),
    mine: markText(mine, say),
  });

/** Which of two words counts: nothing is sent before somebody has chosen. */
export const RollQuestion: FC<{ locale: Locale; name: string; said: string }> = ({ locale, name, said }) => {
  const say = staffTexts(locale);
  return (
    <div class="roll-choice" role="radiogroup" aria-label={say("roll.choice")}>
      <p dir="auto">{said}</p>
      <div class="row">
        {(["mine", "theirs"] as const).map((which) => (
          <label class="choice">
            <input type="radio" name={`choice-${name}`} value={which} required />
            <span>{say(`island.${which}`)}</span>
          </label>
        ))}
      </div>
    </div>
  );
};

/** That somebody else wrote something else meanwhile, with the way to each of these people. */
export const RollConflicts: FC<{
  locale: Locale;
  names: readonly { guest: string; name: string }[];
  others: boolean;
}> = ({ locale, names, others }) => {
  const say = staffTexts(locale);
  return (
    <div role="alert" class="form-problem">
      <Notice kind="warning" title={say("roll.conflict")}>
        <p>{say("roll.conflictLead")}</p>
        <ul>
          {names.map(({ guest, name }) => (
            <li>
              <a href={`#row-${guest}`} dir="auto">
                {name}
              </a>
            </li>
          ))}
          {others && (
            <li>
              <a href="#field-others">{say("roll.others")}</a>
            </li>
          )}
        </ul>
      </Notice>
    </div>
  );
};
