import type { FC } from "hono/jsx";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { rangeFields, weekdayNumbers } from "../../rules/my-business/hours-part.ts";
import { specialDayLines } from "../../rules/my-business/special-days-part.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import type { FieldsProps } from "../my-business/part-page.tsx";
import { weekdayName } from "../times.ts";

/** A Monday, in minutes since the Unix epoch, at noon. */
const monday = 4 * 1440 + 720;

/** Days with breaks, holidays, appointments, special days, and the text for those who write it. */
export const HoursFields: FC<FieldsProps> = (props) => {
  const { context, form, wrong } = props;
  const { locale } = context;
  const say = owningTexts(locale);
  const unshown =
    (form.get("osm") ?? "") !== "" && ![...form.keys()].some((name) => /^(d\d|appointment)/.test(name));
  return (
    <>
      {unshown && (
        <p class="panel">
          {say("hours.unshown")} <code dir="ltr">{form.get("osm")}</code>
        </p>
      )}
      <div class="days">
        {weekdayNumbers.map((day) => (
          <Day {...props} day={`d${day}`} name={weekdayName(monday + day * 1440, locale)} copies={day > 0} />
        ))}
      </div>
      <ChoiceField
        name="ph"
        label={say("hours.holidays")}
        value={form.get("ph") ?? "usual"}
        choices={(["closed", "usual", "other"] as const).map((value) => ({
          value,
          label: say(`hours.ph-${value}`),
        }))}
      />
      <Day {...props} day="ph" name={say("hours.onHolidays")} copies={false} />
      <label class="choice">
        <input type="checkbox" name="appointment" checked={form.has("appointment")} />
        <span>{say("hours.appointment")}</span>
      </label>
      <fieldset class="days">
        <legend>{say("hours.special")}</legend>
        <p class="field-hint">{say("hours.specialHint")}</p>
        {specialDayLines(form).map((line) => (
          <SpecialDay {...props} line={line} />
        ))}
      </fieldset>
      <details open={wrong("osm") !== undefined}>
        <summary>{say("hours.osm")}</summary>
        <input type="hidden" name="osm-was" value={form.get("osm-was") ?? ""} />
        <Field
          name="osm"
          label={say("hours.osmLabel")}
          hint={say("hours.osmHint")}
          value={form.get("osm") ?? ""}
          error={wrong("osm")}
          maxlength={255}
          dir="ltr"
        />
      </details>
    </>
  );
};

const TimeField: FC<Pick<FieldsProps, "form" | "wrong"> & { name: string; label: string }> = (props) => {
  const { form, wrong, name, label } = props;
  const error = wrong(name);
  return (
    <input
      class="field-input time-input"
      type="time"
      name={name}
      value={form.get(name) ?? ""}
      aria-label={label}
      aria-invalid={error ? "true" : undefined}
      aria-describedby={error ? `${name}-error` : undefined}
      dir="ltr"
    />
  );
};

const Day: FC<FieldsProps & { day: string; name: string; copies: boolean }> = (props) => {
  const { context, form, wrong, day, name, copies } = props;
  const say = owningTexts(context.locale);
  const slipped = rangeFields(day)
    .flat()
    .find((field) => wrong(field) !== undefined);
  return (
    <fieldset class={`day${slipped ? " field--wrong" : ""}`}>
      <legend>{name}</legend>
      {copies && (
        <label class="day-same">
          <input type="checkbox" name={`${day}-same`} checked={form.has(`${day}-same`)} />
          <span>{say("hours.same")}</span>
        </label>
      )}
      {slipped && (
        <p class="field-error" id={`${slipped}-error`}>
          {wrong(slipped)}
        </p>
      )}
      <div class="day-times">
        {rangeFields(day).map(([from, to], index) => (
          <div class="day-range">
            <TimeField
              form={form}
              wrong={wrong}
              name={from}
              label={say("hours.from", { day: name, number: index + 1 })}
            />
            <span aria-hidden="true">–</span>
            <TimeField
              form={form}
              wrong={wrong}
              name={to}
              label={say("hours.to", { day: name, number: index + 1 })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
};

const SpecialDay: FC<FieldsProps & { line: number }> = ({ context, form, wrong, line }) => {
  const say = owningTexts(context.locale);
  const of = (name: string) => `s${line}-${name}`;
  const number = line + 1;
  const kept = form.get(of("hours"));
  return (
    <fieldset class="day special-day">
      <legend>{say("hours.specialNumber", { number })}</legend>
      <div class="special-dates">
        <Field
          name={of("from")}
          type="date"
          label={say("hours.dayFrom")}
          value={form.get(of("from")) ?? undefined}
          error={wrong(of("from"))}
        />
        <Field
          name={of("to")}
          type="date"
          label={say("hours.dayTo")}
          value={form.get(of("to")) ?? undefined}
          error={wrong(of("to"))}
        />
      </div>
      {kept && <input type="hidden" name={of("hours")} value={kept} />}
      <p class="field-hint">{say("hours.specialTimes")}</p>
      {["open", "close"].some((name) => wrong(of(name))) && (
        <p class="field-error" id={`${wrong(of("open")) ? of("open") : of("close")}-error`}>
          {wrong(of("open")) ?? wrong(of("close"))}
        </p>
      )}
      <div class="day-range">
        <TimeField form={form} wrong={wrong} name={of("open")} label={say("hours.specialFrom", { number })} />
        <span aria-hidden="true">–</span>
        <TimeField form={form} wrong={wrong} name={of("close")} label={say("hours.specialTo", { number })} />
      </div>
      <Field
        name={of("reason")}
        label={say("hours.reason")}
        value={form.get(of("reason")) ?? undefined}
        maxlength={100}
        dir="auto"
      />
    </fieldset>
  );
};
