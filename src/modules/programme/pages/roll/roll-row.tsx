// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { type AttendanceState, attendanceStates } from "../../rules/attendance/roll-call.ts";
import { staffTexts } from "../../texts/staff/texts.ts";

export interface RollRowProps {
  locale: Locale;
  /** The id of the guest; `new` in the pattern of a row from which a script makes more. */
  guest: string;
  name: string;
  /** What stands beside the name. */
  beside?: Child;
  revision: number;
  /** Minutes of the whole session. */
  whole: number;
  state: AttendanceState | null;
  /** As it was typed where it cannot be. */
  minutes: number | string | null;
  companions: number | string | null;
  reason: string;
  /** A number of this row cannot be: what to do. */
  problem?: string | undefined;
  /** What the form carries with it of what it shows (`seenText`). */
  seen?: string;
  /** Somebody else has written something else meanwhile. */
  question?: Child;
}

/** The two that are tapped most come first. */
const order = [...attendanceStates].sort(
  (a, b) => Number(b === "present" || b === "absent") - Number(a === "present" || a === "absent"),
);

/** One person of a roll call: one tap says whether they are there. */
export const RollRow: FC<RollRowProps> = (props) => {
  const {
    locale,
    guest,
    name,
    beside,
    revision,
    whole,
    state,
    minutes,
    companions,
    reason,
    seen,
    question,
    problem,
  } = props;
  const say = staffTexts(locale);
  const small = (field: string, label: string, filled: string, size: number) => (
    <div class="field">
      <label for={`${field}-${guest}`}>{label}</label>
      <input
        class="field-input"
        id={`${field}-${guest}`}
        name={`${field}-${guest}`}
        value={filled}
        maxlength={size}
        inputmode={size < 10 ? "numeric" : undefined}
        dir="auto"
        autocomplete="off"
        aria-describedby={problem && size < 10 ? `problem-${guest}` : undefined}
      />
    </div>
  );
  const value = (number: number | string | null) => (number === null ? "" : String(number));
  return (
    <fieldset class="roll-row" id={`row-${guest}`} data-guest={guest} data-revision={String(revision)}>
      <legend>
        <bdi>{name}</bdi> {beside}
      </legend>
      {seen !== undefined && <input type="hidden" name={`seen-${guest}`} value={seen} />}
      {question}
      {order.map((one) => (
        <label class={`roll-state roll-state--${one}`}>
          <input type="radio" name={`state-${guest}`} value={one} checked={state === one} />
          <span>{say(`roll.${one}`)}</span>
        </label>
      ))}
      <details
        class="roll-more"
        open={problem !== undefined || state === "late" || state === "left-early" || state === "excused"}
      >
        <summary>{say("roll.more")}</summary>
        {problem && (
          <div class="field">
            <p class="field-error" id={`problem-${guest}`}>
              {problem}
            </p>
          </div>
        )}
        <div class="special-dates">
          {small("minutes", say("roll.minutes", { whole }), value(minutes || null), 4)}
          {small("companions", say("roll.companions"), value(companions), 2)}
          {small("reason", say("roll.reason"), reason, 200)}
        </div>
      </details>
    </fieldset>
  );
};
