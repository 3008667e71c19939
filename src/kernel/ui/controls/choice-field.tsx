// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { type Choice, describedBy, type FieldProps, idOf } from "./form.tsx";

/** Some choices, all in sight, of which one is taken. */
export const ChoiceField: FC<
  Pick<FieldProps, "name" | "label" | "value" | "hint" | "error" | "required"> & {
    choices: readonly Choice[];
  }
> = (props) => {
  const { name, label, value, hint, error, required, choices } = props;
  const id = idOf(props);
  return (
    <fieldset class={`choices${error ? " field--wrong" : ""}`} aria-describedby={describedBy(id, props)}>
      <legend>{label}</legend>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {choices.map((choice) => (
        <label class="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            required={required}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
};
